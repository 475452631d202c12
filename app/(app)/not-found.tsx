// Inside the frame, when a page says that its flow, call or customer is not there.
export { NotFoundPage as default } from "@/components/shell/not-found-page";
