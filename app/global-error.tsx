"use client";

import { useEffect } from "react";
import messages from "@/messages/en/shell.json";

const text = messages.error;

/**
 * Shown when even the root layout failed: no theme, no providers and no reader's language to count on, so this is
 * plain HTML in English.
 */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <html lang="en">
      <head>
        <title>{text.title}</title>
      </head>
      <body style={{ fontFamily: "system-ui, sans-serif", maxWidth: 480, margin: "20vh auto", padding: 24 }}>
        <h1 style={{ fontSize: 20 }}>{text.title}</h1>
        <p>{text.hint}</p>
        {error.digest && (
          <p>
            {text.code}: <code>{error.digest}</code>
          </p>
        )}
        <button type="button" onClick={reset} style={{ padding: "8px 16px", font: "inherit" }}>
          {text.retry}
        </button>
      </body>
    </html>
  );
}
