// What has to be known before the first paint, since nothing may move or change its colour later.
{
  const root = document.documentElement;
  root.dataset.scripted = "";
  // The theme that the reader chose, if any.
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {}
  // A copy that was not rebuilt for more than three of the reader's days says so: its stages are those of the day of the build.
  const [year, month, day] = root.dataset.built.split("-");
  if (Date.now() - new Date(year, month - 1, day) >= 4 * 24 * 60 * 60 * 1000) root.dataset.stale = "";
}
