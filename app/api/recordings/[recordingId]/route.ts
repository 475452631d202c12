import { answerRecording } from "@/lib/server/calls/answer-recording";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ recordingId: string }> },
): Promise<Response> {
  return answerRecording(request, (await params).recordingId);
}
