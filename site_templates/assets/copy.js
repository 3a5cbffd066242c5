/*
 * Buttons that copy a citation. They are made here, so that whoever reads without this script meets none that is dead.
 */
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  for (const list of document.querySelectorAll("[data-copy]")) {
    const told = document.createElement("p");
    told.setAttribute("role", "status");
    list.after(told);
    for (const form of list.querySelectorAll("dd")) {
      const button = document.createElement("button"), name = form.previousElementSibling.textContent;
      const text = form.textContent;
      button.type = "button";
      button.className = "xp-copy";
      button.textContent = list.dataset.copy;
      button.setAttribute("aria-label", `${list.dataset.copy}: ${name}`);
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(text).then(
          () => { told.textContent = `${list.dataset.copied}: ${name}`; },
          // Where the browser forbids it, the words are chosen for the reader to copy.
          () => getSelection().setBaseAndExtent(form, 0, form, form.childNodes.length - 1),
        );
      });
      form.append(button);
    }
  }
})();
