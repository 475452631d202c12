import { describeGoldenCalls } from "./testing/describe-golden-calls";

describeGoldenCalls(1);
