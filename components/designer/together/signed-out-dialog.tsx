"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useMe } from "@/components/auth/me-context";
import { useDesigner } from "@/components/designer/designer-context";
import { saveCopy } from "@/components/designer/together/draft-file";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

const lookAgainMs = 3_000;

/**
 * The session ended while somebody was drawing: they sign in elsewhere and this page goes on by itself. When it is
 * somebody else who signs in, nothing is saved in that person's name unasked.
 */
export function SignedOutDialog() {
  const { autosave } = useDesigner();
  const as = useStore(autosave.status, ({ status }) => (status.kind === "signedOut" ? (status.as ?? nobody) : null));
  const [isPutAway, setIsPutAway] = useState(false);
  useEffect(() => {
    setIsPutAway(false);
    if (as === null) return;
    const look = setInterval(autosave.retry, lookAgainMs);
    window.addEventListener("focus", autosave.retry);
    return () => {
      clearInterval(look);
      window.removeEventListener("focus", autosave.retry);
    };
  }, [autosave, as]);
  if (as === null || isPutAway) return null;
  return (
    <Dialog open onOpenChange={(open) => !open && setIsPutAway(true)}>
      <DialogContent>{as === nobody ? <SignInAgain /> : <SomebodyElse name={as} />}</DialogContent>
    </Dialog>
  );
}

const nobody = Symbol("nobody");

function SignInAgain() {
  const t = useTranslations("designer.signedOut");
  const count = useStore(useDesigner().autosave.status, ({ waiting }) => waiting);
  return (
    <>
      <DialogHeader>
        <DialogTitle>{t("title")}</DialogTitle>
        <DialogDescription>{t("text", { count })}</DialogDescription>
      </DialogHeader>
      <DialogBody>{t("how")}</DialogBody>
      <DialogFooter>
        <Button asChild>
          <a href="/sign-in" target="_blank" rel="noopener opener">
            {t("signIn")}
          </a>
        </Button>
      </DialogFooter>
    </>
  );
}

function SomebodyElse({ name }: { name: string }) {
  const t = useTranslations("designer.signedOut");
  const { autosave, editor, ports } = useDesigner();
  const me = useMe();
  const count = useStore(autosave.status, ({ waiting }) => waiting);
  return (
    <>
      <DialogHeader>
        <DialogTitle>{t("otherTitle", { name })}</DialogTitle>
        <DialogDescription>{t("otherText", { count, me: me.name })}</DialogDescription>
      </DialogHeader>
      <DialogFooter>
        <Button variant="outline" onClick={() => saveCopy(editor.store.getState().document)}>
          {t("file")}
        </Button>
        <Button
          onClick={() => {
            ports.saveAsAnyone();
            // The page then is that person's.
            void autosave.flush().then((isSaved) => isSaved && window.location.reload());
          }}
        >
          {t("saveAs", { name })}
        </Button>
      </DialogFooter>
    </>
  );
}
