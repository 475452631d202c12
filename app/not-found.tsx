import { NotFoundPage } from "@/components/shell/not-found-page";

/** Outside the frame, for addresses that nothing answers to. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh">
      <NotFoundPage />
    </main>
  );
}
