/** Tables about anything but models, and models of sample tables. */

export interface ForeignTable {
  heading: string;
  name: string;
  date: string;
  items: string[];
  /** Tools and versions of an API may be entries of their own kind. */
  isEntry?: boolean;
}

export const foreignTables: ForeignTable[] = [
  { heading: "GPU types", name: "Name", date: "End of life", items: ["A100-40GB", "V100-16GB", "T4", "H100-80GB"] },
  {
    heading: "Region closures",
    name: "Region",
    date: "Shutdown date",
    items: ["West Europe 2", "ap-southeast-3", "us-west-9"],
  },
  { heading: "Plans", name: "Plan", date: "Discontinued", items: ["Scale tier 1", "Team", "Hobby"] },
  {
    heading: "SDK versions",
    name: "SDK",
    date: "End of support",
    items: ["python-sdk 1.2", "node-sdk 3.0", "go-sdk v0.9"],
  },
  {
    heading: "Server tools",
    isEntry: true,
    name: "Tool",
    date: "Retirement date",
    items: ["web_search_20250305", "code_runner_1", "file_search_v1"],
  },
  {
    heading: "API versions",
    isEntry: true,
    name: "API version",
    date: "Retirement date",
    items: ["2024-02-01-preview", "v1beta2", "2023-05-15"],
  },
  { heading: "Data centers", name: "Site", date: "Closing date", items: ["FRA-2", "IAD-7", "NRT-1"] },
  {
    heading: "Instance types",
    name: "Instance",
    date: "End of life",
    items: ["g5.xlarge", "p3.2xlarge", "inf1.6xlarge"],
  },
  {
    heading: "Console features",
    name: "Feature",
    date: "Removed on",
    items: ["Prompt gallery", "Side-by-side view", "Token counter"],
  },
  {
    heading: "Webhooks",
    name: "Event",
    date: "Deprecation date",
    items: ["job.finished", "file.created", "batch.done"],
  },
  {
    heading: "Operating systems",
    name: "Version",
    date: "End of support",
    items: ["Ubuntu 20.04", "Debian 11", "Windows 10"],
  },
  {
    heading: "Office hours",
    name: "Session",
    date: "Ends on",
    items: ["Migration basics", "Prompt clinic", "Safety review"],
  },
];

/** Ids that samples use. */
export const sampleIds = [
  "example-model-1",
  "your-model-id",
  "model-a",
  "my-model-v1",
  "acme-1",
  "sample-large",
  "demo-mini",
  "foo-1",
  "model-name",
];

/** Ids that no page has. */
export const newIds = [
  "heron-2-mini",
  "lark-v3",
  "falcon-large-0612",
  "owl-4-turbo",
  "wren-1.5-pro",
  "robin-embed-3",
  "kestrel-32k",
  "swift-vision-2",
];
