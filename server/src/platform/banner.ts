import type { Language } from '@atelier/problem';

export interface BannerFacts {
  readonly address: string;
  /** While there is no admin. */
  readonly setupToken: string | undefined;
  readonly language: Language;
}

/** What a person sees when the server is ready: where it is, and at first how to begin. */
export function banner({ address, setupToken, language }: BannerFacts): string {
  const lines =
    language === 'zh'
      ? { ready: `Atelier 已就绪：${address}`, first: '首次使用，请打开以下链接创建管理员：' }
      : {
          ready: `Atelier is ready at ${address}`,
          first: 'First start: open this link to create the administrator.',
        };
  const setup = setupToken === undefined ? [] : ['', lines.first, `${address}/?token=${setupToken}`];
  return ['', lines.ready, ...setup, '', ''].join('\n');
}
