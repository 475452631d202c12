import { handleApiRequest } from "@/lib/server/api/handle-api-request";

export { handleApiRequest as GET, handleApiRequest as POST };
