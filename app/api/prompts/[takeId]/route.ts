import { answerTake } from "@/lib/server/audio/answer-take";

export async function GET(request: Request, { params }: { params: Promise<{ takeId: string }> }): Promise<Response> {
  return answerTake(request, (await params).takeId);
}
