import { readJob, type Job } from '@atelier/api';
import { useCall } from './use-call.ts';

export function hasEnded(job: Job | undefined): boolean {
  return job?.state === 'done' || job?.state === 'failed';
}

/** 0 … 1, undefined while the whole is not known. */
export function shareOf(job: Job | undefined): number | undefined {
  if (!job || job.total === 0) return job?.state === 'done' ? 1 : undefined;
  return job.done / job.total;
}

/** Watches long work until it has ended: often at first, as most jobs are short. */
export function useJob(id: string | undefined): Job | undefined {
  const job = useCall(
    readJob,
    { params: { id: id ?? '' } },
    { enabled: id !== undefined, every: (answer) => (hasEnded(answer) ? false : 400), staleTime: 0 },
  );
  return job.data;
}
