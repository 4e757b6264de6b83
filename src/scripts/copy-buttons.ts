/** Buttons that copy their `data-copy`; shown only where the browser allows it. */
export {};

const status = document.querySelector("[data-copied]");

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const outcome = await navigator.clipboard.writeText(button.dataset.copy ?? "").then(
      () => "Copied",
      () => "Not copied: the browser refused",
    );
    if (status) status.textContent = outcome;
    button.dataset.done = outcome;
    setTimeout(() => delete button.dataset.done, 1500);
  });
}
