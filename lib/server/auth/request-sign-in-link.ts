import type { App } from "@/lib/server/app";
import { AttemptLimit } from "@/lib/server/auth/attempt-limit";
import { makeSignInLink } from "@/lib/server/auth/auth";
import { installedAuth } from "@/lib/server/auth/installed-auth";
import { type LinkSender, terminalLinkSender } from "@/lib/server/auth/link-sender";

const perAddress = new AttemptLimit(5, 15 * 60);
const inAll = new AttemptLimit(60, 60);

/**
 * Makes a sign-in link for this address and hands it to the sender. Answers the same whether or not anybody has the
 * address, and takes as long: nobody can learn who works here.
 *
 * @throws AppError tooMany
 */
export async function requestSignInLink(
  app: App,
  email: string,
  sender: LinkSender = terminalLinkSender,
): Promise<void> {
  inAll.take("all");
  perAddress.take(email);
  const link = await makeSignInLink(installedAuth(), app.publicUrl, email);
  const user = await app.prisma.user.findUnique({ where: { email }, select: { disabledAt: true } });
  if (user && user.disabledAt === null) await sender.send({ email, link });
}
