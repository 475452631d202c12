import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { diffToPatches } from "@/lib/flow/patch";
import { type CheckFacts, type IssueAnswer, type IssueQuestion, issuesOf } from "./issue-reader";

/** What of a `Worker` is used. */
export type IssueWorker = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

export interface IssueAsker {
  /** Only the last question is answered; where there is no worker, here and at once. */
  ask(document: FlowDocument, facts: CheckFacts): Promise<readonly Issue[]>;
  stop(): void;
}

/** Checks in a worker, which is started by the first question. */
export function createIssueAsker(start: () => IssueWorker = startWorker): IssueAsker {
  let worker: IssueWorker | null = null;
  let isBroken = false;
  let told: { document: FlowDocument; facts: CheckFacts } | null = null;
  let open: { id: number; answer(issues: readonly Issue[]): void } | null = null;
  let lastId = 0;

  const stop = () => {
    worker?.terminate();
    worker = null;
    told = null;
    open = null;
  };
  const giveUp = () => {
    isBroken = true;
    const answer = told && open ? open.answer.bind(null, issuesOf(told.document, told.facts)) : null;
    stop();
    answer?.();
  };
  const launch = (): IssueWorker | null => {
    if (isBroken) return null;
    try {
      const fresh = start();
      let found: readonly Issue[] = [];
      fresh.addEventListener("message", (({ data }: MessageEvent<IssueAnswer>) => {
        // Also what an older question found: the next answer leaves out what is the same.
        const before = found;
        found = data.issues.flatMap((issue) => (typeof issue === "number" ? (before[issue] ?? []) : issue));
        if (data.id === open?.id) open.answer(found);
      }) as EventListener);
      fresh.addEventListener("error", () => worker === fresh && giveUp());
      return fresh;
    } catch {
      isBroken = true;
      return null;
    }
  };

  return {
    stop,
    ask(document, facts) {
      worker ??= launch();
      if (!worker) return Promise.resolve(issuesOf(document, facts));
      const question: IssueQuestion = {
        id: ++lastId,
        flow: told ? { patches: diffToPatches(told.document, document) } : { document },
        ...(told?.facts !== facts && { facts }),
      };
      told = { document, facts };
      worker.postMessage(question);
      return new Promise((answer) => {
        open = { id: question.id, answer };
      });
    },
  };
}

const startWorker = () => new Worker(new URL("./issues.worker.ts", import.meta.url), { type: "module" });
