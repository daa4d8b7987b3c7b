// A button beside each text to copy. Without this script, or where the browser forbids it, the text is still there
// to be marked and copied by hand; so the buttons stay hidden until we know that they work.
"use strict";
if (navigator.clipboard && window.isSecureContext) {
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const text = document.getElementById(button.dataset.copies);
    const said = button.textContent;
    if (!text) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.value);
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = said; }, 4000);
      } catch {
        text.focus();
        text.select();
      }
    });
  }
}
