/*
 * The drawer of the navigation for those who use a keyboard: a button in the place of the theme's label, which nothing
 * but a pointer can press. Escape closes the drawer. Without this script the drawer opens where the focus is in it.
 */
(function () {
  "use strict";
  const drawer = document.getElementById("__drawer"), label = document.querySelector(".md-header [for=__drawer]");
  if (!drawer || !label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} xp-drawer`;
  button.append(...label.childNodes);
  label.replaceWith(button);
  const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
  tell();
  drawer.addEventListener("change", tell);
  button.addEventListener("click", () => drawer.click());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    button.focus();
  });
})();
