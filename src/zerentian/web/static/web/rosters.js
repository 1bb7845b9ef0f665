/* The page of an import: of a typed word and a picked way the later one counts, and a picked way can be let go again. */
(() => {
  "use strict";
  const rowOf = (field) => field.closest("[data-problem]");
  const others = (field, part) => Array.from(rowOf(field).querySelectorAll(`[name^="${part}"]`));
  const clear = (field) => {
    if (field.type === "radio") field.checked = false;
    else field.value = "";
  };

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!rowOf(field) || !field.value) return;
    others(field, field.name.startsWith("way-") ? "typed-" : "way-").forEach(clear);
  }, true); /* before the draft is stored */

  let chosen = null; /* the radio that was chosen before it was pressed */
  document.addEventListener("pointerdown", (event) => {
    const label = event.target.closest("[data-problem] label");
    const radio = label && label.querySelector("input[type=radio]");
    chosen = radio && radio.checked ? radio : null;
  });
  document.addEventListener("click", (event) => {
    if (!chosen || event.target !== chosen) return;
    chosen.checked = false;
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
    chosen = null;
  });
})();
