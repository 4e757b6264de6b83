/**
 * What pages say of the dates of a table: that they do not hold, are not firm, or hold for some only. Every third phrase
 * is kept for the seeds that nobody sees before the end.
 */

/** Over a table whose retirements do not happen, or not as listed. */
export const voidAbove = [
  "All shutdowns in the table below have been cancelled.",
  "The retirements listed below have been postponed until further notice.",
  "The schedule in the following table has been withdrawn.",
  "The dates below are no longer valid.",
  "None of the retirements below will take place.",
  "The following retirements are on hold until we publish a new schedule.",
  "We have decided not to retire the models listed below.",
  "The dates in the table below are wrong; do not rely on them.",
  "Ignore the table below: it was published in error.",
  "The plan below has been suspended.",
  "The retirement of the following models has been called off.",
  "The models below were to be retired as shown, but the plan was dropped.",
  "Update: the deadlines in the next table no longer apply.",
  "These shutdowns are paused while we review them.",
  "The table below is out of date.",
];

/** Over a table that only shows what a table could look like. */
export const sampleAbove = [
  "The following table is an example only and does not show real dates.",
  "The table below uses made-up data.",
  "Here is a sample of the notice that you would receive:",
  "For illustration, a retirement table looks like this:",
  "The next table is fictitious.",
  "All values in the table below are placeholders.",
];

/** Below a table. */
export const voidBelow = [
  "The retirements above have been cancelled.",
  "The dates above no longer apply.",
  "The shutdowns in the table above have been postponed indefinitely.",
  "The schedule above has been withdrawn.",
  "None of the models above will be retired.",
  "The table above is kept for reference and is not current.",
];

export const softAbove = [
  "All dates below are estimates.",
  "The retirement dates in the following table are tentative.",
  "Models will not be retired before the dates below.",
  "The dates below are the earliest possible retirement dates.",
  "All retirement dates in this table are subject to change.",
  "Treat the dates below as targets, not as commitments.",
  "The shutdown dates below are provisional.",
  "Retirement will happen no earlier than the dates listed below.",
  "We expect, but do not guarantee, the dates below.",
  "The models below will be retired on the listed dates at the earliest.",
  "The dates in the table below are approximate.",
  "The dates below may still move.",
];

export const limitAbove = [
  "The dates below apply to the EU only.",
  "The following dates are for Provisioned deployments only.",
  "These dates hold only for customers in Japan.",
  "The dates below apply to the free tier only.",
  "The retirement dates in the table below are for government regions.",
  "Only batch deployments are affected by the dates below.",
  "The following table covers the US regions only.",
  "The dates below apply to accounts in India only.",
  "Outside of Europe, the models below stay available.",
];

export const voidHeadings = [
  "Superseded dates (no longer valid)",
  "Cancelled retirements",
  "Postponed until further notice",
  "Models that will not be retired",
  "Previous schedule (superseded)",
  "Withdrawn schedule",
  "Retirements on hold",
  "Outdated: do not use",
  "Reverted retirements",
];

export const sampleHeadings = [
  "Example: how to read the table",
  "Sample notice",
  "Example",
  "Template",
  "Illustration (not real data)",
  "What a retirement notice looks like",
];

export const softHeadings = [
  "Tentative schedule",
  "Estimated retirement dates",
  "Earliest possible dates",
  "Planned (subject to change)",
  "Provisional dates",
  "Not retired before these dates",
];

export const limitHeadings = [
  "EU regions only",
  "Provisioned deployments",
  "Customers in the EU",
  "Free tier only",
  "Government cloud",
  "US East region only",
];

export const voidFootnotes = [
  "Cancelled.",
  "Postponed, the new date will be announced.",
  "No longer planned.",
  "This retirement was called off.",
  "This date was published by mistake.",
  "On hold.",
];
export const softFootnotes = [
  "Estimate.",
  "At the earliest.",
  "Tentative.",
  "Subject to change.",
  "No earlier than this date.",
  "Provisional.",
];
export const limitFootnotes = [
  "EU only.",
  "Provisioned deployments only.",
  "For customers in Japan.",
  "In the US regions only.",
  "Free tier only.",
  "Does not apply to Europe.",
];

/** Over the whole page. */
export const voidPage = [
  "All retirements on this page have been postponed.",
  "The shutdowns on this page have been cancelled.",
  "None of the dates on this page are current.",
  "This page is archived, and its dates no longer apply.",
  "The retirement schedule on this page is suspended.",
  "All shutdown dates on this page have been withdrawn.",
];
export const softPage = [
  "All dates on this page are estimates.",
  "Retirement dates on this page are the earliest possible dates.",
  "All retirement dates on this page are tentative.",
  "Every retirement date on this page may change.",
  "No model on this page will be retired before its date.",
  "The dates on this page are targets and not guaranteed.",
];
export const limitPage = [
  "The dates on this page apply to the EU only.",
  "This page lists dates for Provisioned deployments only.",
  "The retirement dates on this page are for government customers only.",
  "All dates on this page are for the free tier.",
  "The dates on this page hold for batch requests only.",
  "This page covers the Japan regions only.",
];

/** Beside a date in its cell; `{date}` is that date. */
export const softCells = [
  "{date} or later",
  "{date} (tentative)",
  "no earlier than {date}",
  "{date} (estimate)",
  "not before {date}",
  "{date} at the earliest",
];
export const limitCells = [
  "{date} (EU only)",
  "{date} for Provisioned deployments",
  "{date} (US regions)",
  "{date} in Japan only",
  "EU: {date}",
  "{date} (free tier)",
];
/** The date alone would be wrong. */
export const conditionCells = [
  "{date} if usage stays low",
  "{date} unless extended",
  "{date}, except for existing customers",
  "{date} (pending approval)",
  "{date} provided that a successor is available",
  "{date} (to be confirmed)",
];
/** Not the retirement of this model at all. */
export const voidCells = [
  "Cancelled (was {date})",
  "was {date}, postponed",
  "Not {date}",
  "{date} (withdrawn)",
  "extended; formerly {date}",
  "No longer planned for {date}",
  "see `falcon-old-1` (retired {date})",
  "after the outage of {date}",
  "decision on {date}",
];

/** In a column of notes beside the dates. */
export const voidRemarks = [
  "Cancelled",
  "Postponed until further notice",
  "Retirement withdrawn",
  "On hold",
  "Will not be retired",
  "Date no longer valid",
];
export const softRemarks = [
  "Tentative",
  "Date is an estimate",
  "Not before this date",
  "Subject to change",
  "Earliest possible date",
  "Provisional",
];
export const limitRemarks = [
  "EU only",
  "Provisioned only",
  "India only",
  "US regions only",
  "Applies to batch only",
  "Stays available in Japan",
];

/** A row over the whole width, above the rows that it is about. */
export const voidRowLabels = [
  "Cancelled retirements",
  "Postponed",
  "Superseded",
  "Withdrawn",
  "No longer planned",
  "On hold",
];

/** Around an id in the cell of a replacement: `{id}` is not one. */
export const notReplacements = [
  "Do not use {id}",
  "Any model except {id}",
  "{id} is not a drop-in replacement",
  "No replacement ({id} was considered)",
  "Not {id}",
  "None yet; {id} has been ruled out",
];
