export type FailedTest = { file: string; title: string; message: string; unsteady: boolean };
export function failedInVitest(report: object, root: string): FailedTest[];
export function failedInPlaywright(report: object, root: string): FailedTest[];
