import { initialsOf, type ShellUser } from "@/components/shell/shell-user";
import { cn } from "@/components/ui/cn";

/** A round mark with the initials; decorative, the name stands beside it or in the control's label. */
export function UserAvatar({ user, className }: { user: Pick<ShellUser, "name" | "email">; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-8 shrink-0 place-items-center rounded-full bg-selected font-semibold text-selected-foreground text-xs",
        className,
      )}
    >
      {initialsOf(user)}
    </span>
  );
}
