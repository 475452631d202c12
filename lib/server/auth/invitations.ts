import { createHash, randomBytes, randomUUID } from "node:crypto";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { makeSignInLink } from "@/lib/server/auth/auth";
import { installedAuth } from "@/lib/server/auth/installed-auth";
import type { Role } from "@/lib/server/auth/permissions";

const invitationDays = 7;

/**
 * Invites somebody. The link is told this once; only its hash is kept. A later invitation of the same address replaces
 * an open one.
 *
 * @throws AppError conflict `emailTaken`
 */
export async function invite(
  app: App,
  actor: Actor & { kind: "user" },
  person: { email: string; name: string; role: Role },
): Promise<{ id: string; link: string; expiresAt: Date }> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + invitationDays * 24 * 3600 * 1000);
  return app.prisma.$transaction(async (tx) => {
    const taken = await tx.user.findUnique({ where: { email: person.email }, select: { id: true } });
    if (taken) throw new AppError("conflict", "Somebody with this address is here already.", { reason: "emailTaken" });
    await tx.invitation.deleteMany({ where: { email: person.email, acceptedAt: null } });
    const { id } = await tx.invitation.create({
      data: { ...person, tokenHash: hashOf(token), invitedById: actor.id, expiresAt },
    });
    await audit(tx, actor, {
      action: "invitation.created",
      subjectType: "invitation",
      subjectId: id,
      details: { role: person.role },
    });
    return { id, link: `${app.publicUrl}/invitation/${token}`, expiresAt };
  });
}

/** What the invited person is shown before accepting. @throws AppError notFound `invitationGone` */
export async function readInvitation(app: App, token: string) {
  const found = await app.prisma.invitation.findUnique({ where: { tokenHash: hashOf(token) } });
  if (!found || found.acceptedAt || found.expiresAt < new Date()) throw invitationGone();
  const inviter = await app.prisma.user.findUnique({ where: { id: found.invitedById }, select: { name: true } });
  return {
    email: found.email,
    name: found.name,
    role: found.role,
    invitedBy: inviter?.name ?? null,
    expiresAt: found.expiresAt,
  };
}

/**
 * Makes the invited person a user, once.
 *
 * @returns a link that signs them in, for the browser to follow
 * @throws AppError notFound `invitationGone`
 */
export async function acceptInvitation(app: App, token: string, name: string): Promise<string> {
  const email = await app.prisma.$transaction(async (tx) => {
    const now = new Date();
    // Claims the invitation: of two clicks at the same moment one finds nothing.
    const claimed = await tx.invitation.updateManyAndReturn({
      where: { tokenHash: hashOf(token), acceptedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
    });
    const invitation = claimed[0];
    if (!invitation) throw invitationGone();
    const id = randomUUID();
    await tx.user.create({ data: { id, name, email: invitation.email, emailVerified: true, role: invitation.role } });
    await audit(
      tx,
      { kind: "user", id },
      {
        action: "invitation.accepted",
        subjectType: "invitation",
        subjectId: invitation.id,
        details: { role: invitation.role },
      },
    );
    return invitation.email;
  });
  return makeSignInLink(installedAuth(), app.publicUrl, email);
}

/** @throws AppError notFound when it was accepted or withdrawn meanwhile */
export async function withdrawInvitation(app: App, actor: Actor, id: string): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({ where: { id, acceptedAt: null } });
    if (count === 0) throw invitationGone();
    await audit(tx, actor, { action: "invitation.withdrawn", subjectType: "invitation", subjectId: id });
  });
}

const invitationGone = () =>
  new AppError("notFound", "This invitation was used, withdrawn or has expired. Ask for a new one.", {
    reason: "invitationGone",
  });

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
