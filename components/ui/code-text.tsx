import type { ReactNode } from "react";

/** What a message marks as `<code>`: `t.rich("hint", { code: codeText })`. */
export function codeText(chunks: ReactNode) {
  return (
    <code className="font-mono" dir="ltr">
      {chunks}
    </code>
  );
}
