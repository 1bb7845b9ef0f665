/* The page of a checked report: look at one kind alone, put aside what is right as it stands. All of it stays in this page. */
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const cards = all("[data-finding]");
  const chips = all("[data-rule]").filter((each) => each.matches("a"));
  const box = document.querySelector("[data-declined]");
  const sent = document.querySelector("[data-findings] [name=declined]");
  const declined = new Set();
  let rule = "";

  const show = () => {
    const seen = new Set();
    cards.forEach((card) => {
      const number = card.dataset.finding, aside = declined.has(number);
      const visible = (!rule || card.dataset.rule === rule) && (!aside || box.checked);
      card.hidden = !visible;
      card.classList.toggle("is-aside", aside);
      card.querySelector("[data-decline]").textContent = aside ? "还是要看" : "这里没错";
      document.getElementById(`m${number}`).hidden = !visible;
      if (visible && !aside) seen.add(number);
    });
    all("mark[data-of]").forEach((mark) => mark.classList.toggle("is-off", !mark.dataset.of.split(" ").some((n) => seen.has(n))));
    chips.forEach((chip) => {
      const left = cards.filter((card) => (!chip.dataset.rule || card.dataset.rule === chip.dataset.rule) && !declined.has(card.dataset.finding));
      chip.querySelector(".dim").textContent = String(left.length);
      if (chip.dataset.rule === rule) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
    });
    if (sent) sent.value = Array.from(declined).join(" ");
  };

  document.addEventListener("click", (event) => {
    const chip = event.target.closest("a[data-rule]");
    if (chip) { event.preventDefault(); rule = chip.dataset.rule; show(); }
    const button = event.target.closest("[data-decline]");
    if (!button) return;
    const card = button.closest("[data-finding]"), number = card.dataset.finding;
    if (!declined.delete(number)) declined.add(number);
    show();
    if (card.hidden) nextTo(card).focus();
  });
  /* The keyboard goes on with the next card, not from the top of the page */
  const nextTo = (card) => {
    const rest = cards.slice(cards.indexOf(card)).find((each) => !each.hidden);
    return rest ? rest.querySelector("[data-decline]") : chips[0];
  };
  if (box) box.addEventListener("change", show);
  all("[data-scripted]").forEach((part) => { part.hidden = false; });
  if (box) show(); /* a page that was left and shown again starts anew */
})();
