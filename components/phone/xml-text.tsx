import { cn } from "@/components/ui/cn";

/** TwiML as a person reads it: one element a line, indented, tags apart from text. */
export function XmlText({ xml }: { xml: string }) {
  return (
    <pre dir="ltr" className="mb-3 overflow-x-auto font-mono text-xs leading-relaxed">
      {indented(xml).map(({ text, depth, isTag }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one fixed text
          key={index}
          style={{ paddingInlineStart: `${depth}rem` }}
          className={cn("whitespace-pre-wrap break-all", isTag ? "text-muted-foreground" : "text-foreground")}
        >
          {text}
        </div>
      ))}
    </pre>
  );
}

interface XmlLine {
  text: string;
  depth: number;
  isTag: boolean;
}

/** Good for documents of our own making; anything else is still shown whole, only less well indented. */
export function indented(xml: string): XmlLine[] {
  let depth = 0;
  return xml
    .split(/(<[^>]+>)/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((text) => {
      const isTag = text.startsWith("<");
      if (text.startsWith("</")) depth = Math.max(0, depth - 1);
      const line = { text, depth, isTag };
      if (isTag && !text.startsWith("</") && !text.startsWith("<?") && !text.endsWith("/>")) depth += 1;
      return line;
    });
}
