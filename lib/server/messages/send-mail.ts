import { createHash } from "node:crypto";
import type { Env } from "@/lib/env";
import { invitationText } from "./invitation-text";
import type { Delivery, MessageOrder } from "./send-message";

const timeoutMs = 10_000;

/**
 * By the mail server of SMTP_URL. Never throws for what that server does. Recipient and subject are one line each, whatever
 * a caller or a record put into them, so that they add no header and no recipient.
 *
 * @param key makes the Message-ID, the same in every attempt
 */
export async function sendMail(
  { SMTP_URL: url, MAIL_FROM: from }: Pick<Env, "SMTP_URL" | "MAIL_FROM">,
  key: string,
  { to, subject, body, invitation }: MessageOrder,
): Promise<Delivery> {
  if (!url || !from) return { status: "notSent", failure: "SMTP_URL and MAIL_FROM are not set" };
  if (/[\p{Cc}\s,;<>]/u.test(to)) return { status: "failed", failure: "that is no e-mail address" };
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to: { name: "", address: to },
      subject: (subject ?? "").replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "),
      text: body,
      messageId: `<${createHash("sha256").update(key).digest("hex").slice(0, 32)}@callwright>`,
      ...(invitation
        ? {
            icalEvent: {
              method: "REQUEST",
              filename: "invitation.ics",
              content: invitationText(from, to, subject, invitation),
            },
          }
        : {}),
    });
    return { status: "sent" };
  } catch (error) {
    return outcomeOf(error as MailError);
  } finally {
    transport.close();
  }
}

interface MailError {
  message?: string;
  code?: string;
  /** The reply of the mail server: 4xx to try later, 5xx never (RFC 5321, 4.2.1). Absent: it did not reply. */
  responseCode?: number;
  /** Of the system call that failed. */
  syscall?: string;
}

function outcomeOf({ message, code, responseCode, syscall }: MailError): Delivery {
  const failure = message ?? code ?? "the mail server did not answer";
  const neverArrived = code === "EDNS" || syscall === "connect" || syscall === "getaddrinfo";
  if (neverArrived || code === "EAUTH" || (responseCode ?? 0) >= 400)
    return { status: (responseCode ?? 0) >= 500 && code !== "EAUTH" ? "failed" : "later", failure };
  return { status: "failed", failure: `it is not known whether it was sent: ${failure}` };
}
