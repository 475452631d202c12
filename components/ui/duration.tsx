/** A length of time as a clock shows it: 0:07, 3:05, 1:02:09. */
export function Duration({ seconds, className }: { seconds: number; className?: string }) {
  return (
    <time dir="ltr" dateTime={`PT${Math.max(0, Math.round(seconds))}S`} className={className}>
      {clockText(seconds)}
    </time>
  );
}

/** @param seconds rounded to whole seconds; below zero counts as zero */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
