import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { may, type Permission } from "@/lib/server/auth/permissions";
import { readSession } from "@/lib/server/auth/read-session";

/** Who asks for this page; one database read a request, however many components ask. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => readSession(await headers()));

/**
 * For the first line of a page: leads whoever is not signed in to the sign-in page, and whoever may do none of these
 * to the start page. With no permission named, being signed in is enough.
 */
export async function requireUser(...anyOf: Permission[]): Promise<SignedInUser> {
  const user = await currentUser();
  if (!user) redirect("/sign-in");
  if (anyOf.length > 0 && !anyOf.some((permission) => may(user.role, permission))) redirect("/");
  return user;
}
