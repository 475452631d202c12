"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link whose page is made ready when the pointer or the focus comes near. Next makes every link in sight ready, and a
 * page with twenty of them would wait for the server, and the server for them.
 */
export function NearLink({ onPointerEnter, onFocus, ...props }: ComponentProps<typeof Link>) {
  const [isNear, setIsNear] = useState(false);
  return (
    <Link
      prefetch={isNear ? null : false}
      onPointerEnter={(event) => {
        setIsNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setIsNear(true);
        onFocus?.(event);
      }}
      {...props}
    />
  );
}
