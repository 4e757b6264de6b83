import { feedPaths } from "../../lib/feeds/routes.ts";

export { writeFeed as GET } from "../../lib/feeds/routes.ts";

export const getStaticPaths = () => feedPaths(".xml");
