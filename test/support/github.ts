/** What GitHub, git and a runner would act on in a text, each as a pattern of its own, not the rules of the pipeline. */

/** Name → what no text of ours may hold because a page said it. */
export const acts: Readonly<Record<string, RegExp>> = {
  mention: /(?:^|[^a-zA-Z0-9_])@[a-zA-Z0-9]/mu,
  "issue or pull request": /#\d|(?:^|[^a-zA-Z0-9_])gh-\d/imu,
  "URL of an issue": /https?:\/\/\S*(?:github|\/(?:issues|pull|commit|discussions)\/)/iu,
  "bare address": /(?<!\/\/)www\./iu,
  "skip instruction": /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]|skip-checks\s*:/iu,
  trailer: /^\W*[a-z]+(?:-[a-z]+)*-by\s*:/imu,
  HTML: /<[a-zA-Z/!?]/u,
  "end of a comment": /-->/u,
  image: /!\[/u,
  link: /\]\(/u,
  expression: /\$\{\{/u,
  "unseen character": /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}\u2028\u2029]/u,
};

/** The commands that a GitHub runner would take from a log, as ActionCommand.cs of actions/runner finds them. */
export function runnerCommands(log: string): string[] {
  // Its comparisons may skip what is drawn as nothing; .NET trims white space of Unicode.
  const lines = log
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => line.replace(/\p{Default_Ignorable_Code_Point}/gu, ""));
  return lines.filter((line) => /^[\s\u0085]*::.+?::/.test(line) || /##\[[^\]]*\]/.test(line));
}

/** Words that a page may hold, each an attack on one of these. */
export const hostileWords: readonly string[] = [
  "@octocat",
  "(@octo-org/team)",
  "x.@octocat",
  "fixes #1",
  "Closes octo-org/repo#12",
  "resolves GH-7",
  "fixes https://github.com/octo-org/repo/issues/1",
  "see https://www.github.com/octo-org/repo/pull/2 and HTTPS://x@GitHub.com/octo-org",
  "closes https://ghe.example/octo-org/repo/issues/1",
  "www.evil.example",
  "[skip ci]",
  "[ci skip]",
  "[No CI]",
  "[skip actions]",
  "[[actions skip]]",
  "skip-checks: true",
  "Co-authored-by: Evil <evil@evil.example>",
  "Signed-off-by : Evil",
  "<!-- marker -->",
  "<img src=https://evil.example/x.png>",
  "<script>alert(1)</script>",
  "![x](https://evil.example/x.png)",
  "[x](javascript:alert(1))",
  "[x][skip ci](y)",
  "::set-output name=a::b",
  "  ::error file=a::b",
  "\u200b::warning::b",
  "##[set-output name=a]b",
  "#\u034f#[error]b",
  "##[group]x",
  "##\ufe0f[error]b",
  "$" + "{{ secrets.TOKEN }}",
  "{{ evil }} {% raw %}",
  "a\r\n\r\n# heading\n\n- item\n\n::stop-commands::x",
  "a\n---\nkey: value\n...\n",
  "gpt\u202e4-evil\u202c\u2066x\u2069",
  "a\u0000b\u001b[31mc\u0085::error::d\u2028::error::e\ufeff",
  "\ud800x\udc00",
  "``` ` `` | \\| a",
  "> quote",
  "a<br>| b | c |<br>## d<br>---<br>::error::e",
  "===",
  "__proto__",
  "constructor",
  `${"a-1".repeat(1_700)}`,
];
