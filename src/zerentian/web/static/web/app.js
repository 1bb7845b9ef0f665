/* Small helps of the pages. Every page works without them; nothing here decides anything. */
(() => {
  "use strict";
  const KEEP = "zt-keep:";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  /* Password: show and hide */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (!button) return;
    const input = document.getElementById(button.dataset.show);
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.textContent = shown ? "显示" : "隐藏";
    button.setAttribute("aria-pressed", String(!shown));
    input.focus();
  });

  /* A form is sent once: the button rests until an answer comes or the page is shown again */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => all("button[type=submit], button:not([type])", form).forEach((b) => b.setAttribute("aria-disabled", "true")));
    setTimeout(() => rested(form), 15000);
  });
  const rested = (form) => {
    delete form.dataset.sent;
    all("button[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
  };
  window.addEventListener("pageshow", () => all("form").forEach(rested));

  /* Typed text stays on this device until the form has done its work: a lost connection or an expired sign-in loses nothing.
     Passwords, one-time codes, numbers of persons and the form's own keys are never kept. */
  const SKIP = new Set(["password", "hidden", "file", "submit", "button"]);
  const kept = (form) => all("input, textarea, select", form).filter(
    (f) => f.name && !SKIP.has(f.type) && !("unkept" in f.dataset) && f.autocomplete !== "one-time-code" && !f.autocomplete.includes("password"));
  const place = (form) => KEEP + (form.dataset.keep || location.pathname);
  const read = (form) => { try { return JSON.parse(localStorage.getItem(place(form))); } catch { return null; } };

  const store = (form) => {
    const values = kept(form).map((f) => (f.type === "checkbox" || f.type === "radio" ? [f.name, f.value, f.checked] : [f.name, f.value]));
    try { localStorage.setItem(place(form), JSON.stringify({ at: Date.now(), values })); } catch { /* no room: the form works all the same */ }
  };
  const fill = (form, values) => {
    for (const [name, value, checked] of values) {
      const fields = kept(form).filter((f) => f.name === name);
      if (checked === undefined) { if (fields[0]) fields[0].value = value; }
      else fields.filter((f) => f.value === value).forEach((f) => { f.checked = checked; });
    }
  };
  const offer = (form, draft) => {
    const when = new Date(draft.at);
    const time = `${when.getMonth() + 1}月${when.getDate()}日 ${when.getHours()}:${String(when.getMinutes()).padStart(2, "0")}`;
    const note = document.createElement("div");
    note.className = "zt-note is-soon mb-3";
    note.setAttribute("role", "status");
    note.innerHTML = "<p></p><p class=\"mt-1\"><button type=\"button\" class=\"btn btn-sm\">不要了，从头填</button></p>";
    note.firstChild.textContent = `${time} 填的还在，已经放回来了。`;
    note.querySelector("button").addEventListener("click", () => { localStorage.removeItem(place(form)); location.reload(); });
    form.prepend(note);
  };
  const keep = (form) => {
    const draft = read(form);
    /* A form that came back with errors already holds what was typed. */
    if (draft && !form.hasAttribute("data-answered")) { fill(form, draft.values); offer(form, draft); }
    form.addEventListener("input", () => store(form));
    form.addEventListener("change", () => store(form));
  };
  all("[data-done]").forEach((mark) => localStorage.removeItem(KEEP + mark.dataset.done));
  all("form[data-keep]").forEach(keep);
  /* The page to which a finished act leads names the drafts that are done. */
  /* A shared computer keeps nothing of the person who signed out. */
  document.addEventListener("submit", (event) => {
    if (!event.target.hasAttribute("data-leave")) return;
    Object.keys(localStorage).filter((k) => k.startsWith(KEEP)).forEach((k) => localStorage.removeItem(k));
  });

  /* Keyboard: / goes to the search box; rows that lead somewhere open with Enter, arrows walk them; Escape closes a menu */
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = document.getElementById("find");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    }
    if (event.key === "Escape") all("details.zt-menu[open]").forEach((d) => { d.open = false; d.querySelector("summary").focus(); });
    const row = event.target.closest("tr[data-href]");
    if (!row || event.target !== row) return;
    if (event.key === "Enter") location.href = row.dataset.href;
    const next = event.key === "ArrowDown" ? row.nextElementSibling : event.key === "ArrowUp" ? row.previousElementSibling : null;
    if (next && next.matches("tr[data-href]")) { event.preventDefault(); next.focus(); }
  });
  document.addEventListener("click", (event) => {
    all("details.zt-menu[open]").forEach((d) => { if (!d.contains(event.target)) d.open = false; });
    const row = event.target.closest("tr[data-href]");
    if (row && !event.target.closest("a, button, input, label") && !String(getSelection())) location.href = row.dataset.href;
  });

  /* Picking from a list: what is typed goes as q; arrow down enters the list; the choice writes its name into the box */
  document.addEventListener("htmx:configRequest", (event) => {
    const picker = event.target.closest("[data-picker]");
    if (picker) event.detail.parameters = { q: event.target.value.trim(), field: picker.dataset.picker };
  });
  document.addEventListener("keydown", (event) => {
    const picker = event.key === "ArrowDown" && event.target.matches("[data-picker] > input") && event.target.parentElement;
    const first = picker && picker.querySelector("input[type=radio]");
    if (first) { event.preventDefault(); first.focus(); first.click(); }
  });
  document.addEventListener("change", (event) => {
    const picker = event.target.closest("[data-picker]");
    if (picker && event.target.dataset.words) picker.querySelector("input[type=text]").value = event.target.dataset.words;
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-picker] > input")) all("input:checked", event.target.parentElement).forEach((r) => { r.checked = false; });
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  /* htmx: a refusal is shown where it belongs; a dead network says so in words */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const status = event.detail.xhr.status;
    if (status >= 400 && event.detail.xhr.getResponseHeader("X-Zerentian-Fragment")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:sendError", () => {
    const notes = document.getElementById("notes");
    if (!notes || notes.querySelector("[data-offline]")) return;
    const note = document.createElement("div");
    note.className = "zt-note is-late";
    note.dataset.offline = "";
    note.setAttribute("role", "alert");
    note.textContent = "连不上服务器，刚才这一步没有做成。您填的都还在，网络好了再点一次。";
    notes.append(note);
  });
})();
