/** What pupils here choose most: pinyin, and numbers that sound like words (520 我爱你, 1314 一生一世). The dictionaries of the
 *  estimator know English only. */
export const commonInChinese: readonly string[] = [
  '520 1314 521 5201314 1314520 5211314 7758521 88888 66666',
  'woaini woaita aini baobao baobei qinaide laopo laogong xiaobao nihao meiyou buzhidao',
  'mima wodemima denglu zhanghao xuexiao xuesheng laoshi banzhuren kaosheng haohaoxuexi',
  'zhongguo woaizhongguo henan zhengzhou jiyuan luoyang kaifeng beijing shanghai',
  'zhongkao zhongzhao gaokao baoming yizhong erzhong sanzhong chuzhong gaozhong jiunianji banianji',
  '我爱中国 我爱你 好好学习 天天向上 好好学习天天向上 一二三四五六七八 一二三四五六七八九十',
].flatMap((line) => line.split(' '))
