// The reading desk by keyboard: on a focused doubt, 1 says «as read», m goes to the field, x leaves it out.
// Without this script the same buttons and their access keys do it all.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select")) return;
  const doubt = event.target.closest("[data-doubt]") || document.querySelector("[data-doubt]");
  if (!doubt) return;
  const button = doubt.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  if (button.matches("textarea")) button.focus();
  else button.click();
});
