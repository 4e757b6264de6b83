/** Buttons that copy; shown only where the browser lets them. */
export {};

const notice = document.querySelector("[data-copied]");

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(button.dataset.copy ?? "").then(
      () => "copied",
      () => "not copied: the browser refused",
    );
    if (notice) notice.textContent = done;
    button.dataset.done = done;
    setTimeout(() => delete button.dataset.done, 1500);
  });
}
