// The tree table: opens and closes levels in place, with the mouse and with the arrow keys (WAI-ARIA treegrid, row focus).
// Without this script the arrows are links that ask the server for the page with that row open.
(function () {
  "use strict";
  const table = document.querySelector(".zt-treetable");
  if (!table) return;
  const body = table.tBodies[0];
  const depth = (row) => Number(row.dataset.depth);
  const rows = () => Array.from(body.rows).filter((row) => !row.hidden);
  const storage = "tree:" + table.dataset.on;

  function below(row) {
    const found = [];
    for (let next = row.nextElementSibling; next && depth(next) > depth(row); next = next.nextElementSibling) found.push(next);
    return found;
  }

  function say(row, open) {
    row.setAttribute("aria-expanded", String(open));
    const button = row.querySelector("[data-level]");
    const name = button.getAttribute("aria-label").replace(/^(展开|收起)/, "");
    button.setAttribute("aria-label", (open ? "收起" : "展开") + name);
  }

  function close(row) {
    below(row).forEach((each) => each.remove());
    say(row, false);
    remember();
  }

  async function fetchRows(address) {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) { location.reload(); return null; }
    const holder = document.createElement("tbody");
    holder.innerHTML = await answer.text();
    return Array.from(holder.rows);
  }

  function connected(row) {
    row.querySelectorAll("[data-offline]").forEach((each) => each.remove());
  }

  function disconnected(row) {
    connected(row);
    const note = Object.assign(document.createElement("span"), { className: "zt-gap ms-2", textContent: "没有网络，连上以后再点一次" });
    note.dataset.offline = "";
    note.setAttribute("role", "alert");
    row.cells[0].append(note);
  }

  async function open(row) {
    if (row.dataset.busy) return;
    row.dataset.busy = "1";
    try {
      const found = await fetchRows(row.querySelector("[data-level]").dataset.level);
      if (found) { row.after(...found); say(row, true); remember(); }
      connected(row);
    } catch (_) { disconnected(row); } finally { delete row.dataset.busy; }
  }

  function toggle(row) {
    const state = row.getAttribute("aria-expanded");
    if (state === "true") close(row); else if (state === "false") return open(row);
  }

  // What was open stays open when the person comes back with the back button.
  function remember() {
    const opened = rows().filter((row) => row.getAttribute("aria-expanded") === "true").map((row) => row.dataset.uid);
    try { sessionStorage.setItem(storage, JSON.stringify(opened.slice(0, 60))); } catch (_) { /* private mode: nothing to keep */ }
  }

  async function restore() {
    let opened = [];
    try { opened = JSON.parse(sessionStorage.getItem(storage) || "[]"); } catch (_) { return; }
    for (const uid of opened) {
      const row = body.querySelector('tr[data-uid="' + CSS.escape(uid) + '"]');
      if (row && row.getAttribute("aria-expanded") === "false") await open(row);
    }
  }

  body.addEventListener("click", async (event) => {
    const level = event.target.closest("[data-level]");
    const more = event.target.closest("[data-more]");
    if (level) { event.preventDefault(); toggle(level.closest("tr")); }
    if (more) {
      const line = more.closest("tr");
      try {
        const found = await fetchRows(more.dataset.more);
        if (found) line.replaceWith(...found);
      } catch (_) { disconnected(line); }
    }
  });

  function focus(row) {
    if (!row) return;
    rows().forEach((each) => { each.tabIndex = -1; });
    row.tabIndex = 0;
    row.focus();
  }

  function parent(row) {
    let above = row.previousElementSibling;
    while (above && depth(above) >= depth(row)) above = above.previousElementSibling;
    return above;
  }

  body.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr");
    if (!row || event.target !== row) return;
    const all = rows(), at = all.indexOf(row), state = row.getAttribute("aria-expanded");
    const act = {
      ArrowDown: () => focus(all[at + 1]),
      ArrowUp: () => focus(all[at - 1]),
      Home: () => focus(all[0]),
      End: () => focus(all[all.length - 1]),
      ArrowRight: () => (state === "false" ? open(row) : state === "true" ? focus(all[at + 1]) : null),
      ArrowLeft: () => (state === "true" ? close(row) : focus(parent(row))),
      Enter: () => { const link = row.querySelector("a[href]:not([data-level])"); if (link) link.click(); },
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  const here = document.getElementById("here");
  if (body.rows.length) (here || body.rows[0]).tabIndex = 0;
  if (here) here.scrollIntoView({ block: "center" }); else restore();
})();
