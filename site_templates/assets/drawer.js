/*
 * Escape closes the drawer of the navigation, which a keyboard opens as the checkbox that it is.
 */
document.addEventListener("keydown", (event) => {
  const drawer = document.getElementById("__drawer");
  if (event.key !== "Escape" || !drawer || !drawer.checked) return;
  drawer.click();
  drawer.focus();
});
