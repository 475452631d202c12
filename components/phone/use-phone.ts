"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { PhoneLine, type PhoneState } from "@/components/phone/phone-line";
import { useApiClient } from "@/lib/api-client";

/** A telephone for as long as the component is on the page; leaving hangs up. */
export function usePhone(): { line: PhoneLine; state: PhoneState } {
  const api = useApiClient();
  const [line] = useState(() => new PhoneLine(api));
  useEffect(() => {
    // Voices load late in some browsers; asking early has them ready for the first call.
    if (typeof speechSynthesis !== "undefined") speechSynthesis.getVoices();
    // A tab that is closed takes its components down without telling them.
    const leave = () => line.leave();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      line.close();
    };
  }, [line]);
  return { line, state: useStore(line.store) };
}
