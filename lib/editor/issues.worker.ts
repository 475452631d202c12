import { createIssueReader, type IssueQuestion } from "./issue-reader";

const answer = createIssueReader();
self.addEventListener("message", ({ data }: MessageEvent<IssueQuestion>) => self.postMessage(answer(data)));
