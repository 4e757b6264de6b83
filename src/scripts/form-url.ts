/**
 * The state of a form in the URL: fields are read from the query of the page and written back to it, so that a filtered
 * view can be shared. A field that is blank is not in the query, and a query that is empty leaves no `?`.
 */

/** The query of the page. */
export function urlQuery(): URLSearchParams {
  return new URLSearchParams(location.search);
}

/** Puts a query into the URL. Path and fragment stay; `push` adds an entry to the history of the browser. */
export function writeUrl(query: URLSearchParams, how: "replace" | "push" = "replace"): void {
  const url = location.pathname + (query.size > 0 ? `?${query}` : "") + location.hash;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** The fields of a form that are not blank. */
export function formQuery(form: HTMLFormElement): URLSearchParams {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)] as [string, string]);
  return new URLSearchParams(fields.filter(([, value]) => value.trim() !== ""));
}

/** Sets a form to a query. A field that the query does not name, or to which it gives an unknown option, has its default. */
export function fillForm(form: HTMLFormElement, query: URLSearchParams): void {
  form.reset();
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    const value = query.get(field.name);
    if (value === null || field.name === "") continue;
    const isOption = field instanceof HTMLInputElement || [...field.options].some((option) => option.value === value);
    if (isOption) field.value = value;
  }
}
