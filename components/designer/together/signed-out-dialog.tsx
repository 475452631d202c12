"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useMe } from "@/components/auth/me-context";
import { useDesigner } from "@/components/designer/designer-context";
import { DraftDialog } from "@/components/designer/together/draft-dialog";
import { saveCopy } from "@/components/designer/together/draft-file";
import { Button } from "@/components/ui/button";

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
  const onClose = () => setIsPutAway(true);
  return as === nobody ? <SignInAgain onClose={onClose} /> : <SomebodyElse name={as} onClose={onClose} />;
}

const nobody = Symbol("nobody");

function SignInAgain({ onClose }: { onClose(): void }) {
  const t = useTranslations("designer.signedOut");
  const count = useStore(useDesigner().autosave.status, ({ waiting }) => waiting);
  return (
    <DraftDialog
      title={t("title")}
      text={t("text", { count })}
      onClose={onClose}
      actions={
        <Button asChild>
          <a href="/sign-in" target="_blank" rel="noopener opener">
            {t("signIn")}
          </a>
        </Button>
      }
    >
      {t("how")}
    </DraftDialog>
  );
}

function SomebodyElse({ name, onClose }: { name: string; onClose(): void }) {
  const t = useTranslations("designer.signedOut");
  const { autosave, editor, ports } = useDesigner();
  const me = useMe();
  const count = useStore(autosave.status, ({ waiting }) => waiting);
  return (
    <DraftDialog
      title={t("otherTitle", { name })}
      text={t("otherText", { count, me: me.name })}
      onClose={onClose}
      actions={
        <>
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
        </>
      }
    />
  );
}
