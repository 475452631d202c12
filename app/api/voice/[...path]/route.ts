import { answerVoiceRequest } from "@/lib/server/runtime/fetch-adapter";

export const dynamic = "force-dynamic";

export const POST = answerVoiceRequest;
export const GET = answerVoiceRequest;
