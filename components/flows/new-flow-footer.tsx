import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";

/** The buttons under each way of beginning a flow. */
export function NewFlowFooter({
  action,
  pending,
  disabled,
  hasBegun = false,
}: {
  action: string;
  pending: boolean;
  disabled?: boolean;
  /** Something is done that leaving does not undo. */
  hasBegun?: boolean;
}) {
  const common = useTranslations("common");
  return (
    <DialogFooter className="mt-auto">
      <DialogClose asChild>
        <Button variant="outline">{common(hasBegun ? "close" : "cancel")}</Button>
      </DialogClose>
      <Button type="submit" pending={pending} disabled={disabled}>
        {action}
      </Button>
    </DialogFooter>
  );
}
