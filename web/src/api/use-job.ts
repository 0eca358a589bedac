import { readJob, type Job } from '@atelier/api';
import { ApiProblem } from './api-problem.ts';
import { call } from './call.ts';
import { useCall } from './use-call.ts';

export function hasEnded(job: Job | undefined): boolean {
  return job?.state === 'done' || job?.state === 'failed';
}

/** 0 … 1, undefined while the whole is not known. */
export function shareOf(job: Job | undefined): number | undefined {
  if (!job || job.total === 0) return job?.state === 'done' ? 1 : undefined;
  return job.done / job.total;
}

/** Watches long work until it has ended: often, as most jobs are short. */
export function useJob(id: string | undefined): Job | undefined {
  const job = useCall(
    readJob,
    { params: { id: id ?? '' } },
    { enabled: id !== undefined, every: (answer) => (hasEnded(answer) ? false : 400), staleTime: 0 },
  );
  return job.data;
}

/** The job when it has ended; throws the problem it failed with. */
export async function waitForJob(started: Job): Promise<Job> {
  let job = started;
  while (!hasEnded(job)) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    job = await call(readJob, { params: { id: started.id } });
  }
  if (job.state === 'failed' && job.problem) throw new ApiProblem(job.problem);
  return job;
}
