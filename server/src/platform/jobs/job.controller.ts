import { listJobs, readJob, type AnswerOf, type InputOf, type Job } from '@atelier/api';
import { Problem, type Language } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Controller, Inject } from '@nestjs/common';
import { Input } from '../http/input.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { Route } from '../http/route.ts';
import { CurrentViewer } from '../http/viewer.ts';
import { Texts } from '../text/texts.ts';
import { LongJobs, type JobState } from './long-jobs.ts';

@Controller()
export class JobController {
  constructor(
    @Inject(LongJobs) private readonly jobs: LongJobs,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  @Route(readJob)
  async read(
    @Input() { params }: InputOf<typeof readJob>,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AnswerOf<typeof readJob>> {
    const state = await this.jobs.find(params.id, { userId: viewer.userId, everyone: viewer.unrestricted });
    return jobAnswer(state, this.texts, viewer.language);
  }

  @Route(listJobs)
  async list(@CurrentViewer() viewer: Viewer): Promise<AnswerOf<typeof listJobs>> {
    const states = await this.jobs.recent(viewer.userId);
    return { jobs: states.map((state) => jobAnswer(state, this.texts, viewer.language)) };
  }
}

/** A job as the API shows it, its problem in one language. */
export function jobAnswer(state: JobState, texts: Texts, language: Language): Job {
  const { id, kind, done, total, result, problem } = state;
  const failure =
    problem && new Problem(problem.code, problem.kind, { details: problem.details, issues: problem.issues });
  return {
    id,
    kind,
    state: state.state,
    done,
    total,
    ...(result === null ? {} : { result }),
    ...(failure ? { problem: problemAnswer(failure, { traceId: id, texts, language }) } : {}),
  };
}
