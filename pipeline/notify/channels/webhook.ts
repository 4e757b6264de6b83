/** The generic webhook: the notices as data, for programs. */
import { bytesOf, type Channel, plainLine, titleOf } from "./channel.ts";

const limit = 200_000;

export const webhook: Channel = {
  render(bundle) {
    const { key, target, notices } = bundle;
    const told = notices.map((notice) => ({ ...notice, text: plainLine(notice.text) }));
    return JSON.stringify({ version: 1, id: key, target, title: titleOf(bundle), notices: told });
  },
  fits: (body) => bytesOf(body) <= limit,
};
