/** How a sign-in link reaches a person. */
export interface LinkSender {
  send(message: { email: string; link: string }): Promise<void>;
}

/** Prints the link where the server was started, for installations without a mail server. Not the log: links are secrets. */
export const terminalLinkSender: LinkSender = {
  async send({ email, link }) {
    process.stdout.write(`\nSign-in link for ${email}:\n  ${link}\n\n`);
  },
};
