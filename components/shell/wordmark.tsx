import { cn } from "@/components/ui/cn";

/** The sign: one line comes in, two ways lead out, one is taken. The same drawing as app/icon.svg. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-8 shrink-0", className)}>
      <rect width="32" height="32" rx="7" className="fill-primary" />
      <g fill="none" strokeWidth="2.75" strokeLinecap="round" className="stroke-primary-foreground">
        <path d="M10.5 16H13c4.5 0 4-6.5 8.5-6.5" />
        <path d="M13 16c4.5 0 4 6.5 8.5 6.5" opacity=".55" />
      </g>
      <circle cx="8.75" cy="16" r="2.75" className="fill-primary-foreground" />
      <circle cx="23.25" cy="9.5" r="2.75" className="fill-primary-foreground" />
      <circle cx="23.25" cy="22.5" r="1.6" strokeWidth="1.75" className="fill-primary stroke-primary-foreground/75" />
    </svg>
  );
}

/** The sign with the name. The name is the product's and is never translated. */
export function Wordmark({ name, className }: { name: string; className?: string }) {
  return (
    <span dir="ltr" className={cn("inline-flex items-center gap-2.5", className)}>
      <LogoMark />
      <span className="font-semibold text-xl tracking-[-0.02em]">{name}</span>
    </span>
  );
}
