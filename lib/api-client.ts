import { QueryClient } from "@tanstack/react-query";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  isNonJsonSerializable,
  splitLink,
  type TRPCClient,
  TRPCClientError,
  type TRPCLink,
} from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { tap } from "@trpc/server/observable";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";
// Types only: the one place where the browser's side knows the server's.
import type { AppRouter } from "@/lib/server/api/router";
import { buildHeader, outdatedReason, ownBuild } from "@/lib/util/page-build";

/**
 * In components: `const api = useApi(); useQuery(api.flows.list.queryOptions())`,
 * `useMutation(api.flows.create.mutationOptions())`, `useSubscription(api.flows.onChange.subscriptionOptions(…))`.
 * `useApiClient()` gives the bare client, for calls outside queries.
 */
const context = createTRPCContext<AppRouter>();
export const ApiContextProvider = context.TRPCProvider;
export const useApi = context.useTRPC;
export const useApiClient = context.useTRPCClient;

export type ApiClient = TRPCClient<AppRouter>;
export type ApiInputs = inferRouterInputs<AppRouter>;
export type ApiOutputs = inferRouterOutputs<AppRouter>;
export type ApiError = TRPCClientError<AppRouter>;

export function isApiError(error: unknown): error is ApiError {
  return error instanceof TRPCClientError;
}

/**
 * @param baseUrl what stands before `/api/trpc`: empty in the browser, an origin in tests
 * @param onOutdated told when the server was updated since the page was opened, and cannot read what it asks any more
 */
export function createApiClient(
  baseUrl = "",
  more: Record<string, string> = {},
  onOutdated: () => void = () => {},
): ApiClient {
  const url = `${baseUrl}/api/trpc`;
  const headers = { [buildHeader]: ownBuild(), ...more };
  return createTRPCClient<AppRouter>({
    links: [
      watchOutdated(onOutdated),
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url, transformer: superjson }),
        false: splitLink({
          // Files go as form data, one request each.
          condition: (operation) => isNonJsonSerializable(operation.input),
          true: httpLink({
            url,
            headers,
            transformer: { serialize: (data) => data, deserialize: superjson.deserialize },
          }),
          false: httpBatchLink({ url, headers, transformer: superjson, maxURLLength: 4_000 }),
        }),
      }),
    ],
  });
}

function watchOutdated(onOutdated: () => void): TRPCLink<AppRouter> {
  const error = ({ data }: ApiError) => data?.reason === outdatedReason && onOutdated();
  return () =>
    ({ next, op }) =>
      next(op).pipe(tap({ error }));
}

/** Refused and missing things stay so: only what may pass by itself is asked for again. */
export function createQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) => {
    const status = isApiError(error) ? (error.data?.httpStatus ?? 500) : 500;
    return failures < 2 && (status >= 500 || status === 429);
  };
  return new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry }, mutations: { retry: false } } });
}
