import { procedure } from "@/lib/server/api/trpc";

/** Queues, destinations and audio prompts with their labels, each by name. */
export const listBindings = procedure("bindings.read").query(async ({ ctx: { app } }) => {
  const orderBy = { name: "asc" } as const;
  const [queues, destinations, audio] = [
    await app.prisma.queue.findMany({ orderBy }),
    await app.prisma.destination.findMany({ orderBy }),
    await app.prisma.audioPrompt.findMany({ orderBy, omit: { blobKey: true } }),
  ];
  return { queues, destinations, audio };
});
