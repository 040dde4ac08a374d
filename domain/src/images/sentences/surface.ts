/** What the eye says about background, sharpness, re-shooting and covering (notice 二.2(1): 蓝色背景、免冠、不得翻拍; E2). */
export const surfaceSentences = {
  'WALL-NOT-BLUE': '{what}的背景不是蓝色（蓝色部分 {measured}，应为 {required}），请在蓝色背景前重拍。',
  'WALL-PARTLY-BLUE':
    '{what}的背景可能不全是蓝色（蓝色部分 {measured}，应为 {required}），请人工核对标出的地方。',
  'WALL-DARK': '{what}太暗，看不出背景是不是蓝色（亮度 {measured}，一般在 {required} 以上），请人工核对。',
  'LIGHT-DARK': '脸上光线太暗（亮度 {measured}，一般在 {required} 以上），请人工核对；建议补光后重拍。',
  'LIGHT-BURNT': '脸上光线太强（亮度 {measured}，一般在 {required} 以下），请人工核对；建议避开强光重拍。',
  'FACE-BLURRED':
    '{what}不清晰（模糊度 {measured}，应在 {required} 以内），请对好焦、拿稳相机后重拍；小图放大的也不行。',
  'FACE-BLURRED-PERHAPS': '{what}可能不够清晰（模糊度 {measured}，一般在 {required} 以内），请人工核对。',
  'FACE-MOSAIC': '{what}有马赛克（方格 {measured}），应为{required}，请用相机重新拍摄。',
  'FACE-MOSAIC-PERHAPS': '{what}可能有马赛克（方格 {measured}），请人工核对画面。',
  'SCREEN-PERHAPS':
    '{what}可能是翻拍或扫描的（网纹 {measured}，一般在 {required} 以内），请人工核对；应当面拍摄。',
  'FRAME-PERHAPS': '{what}{measured}，可能是对着屏幕或纸质照片翻拍的，请人工核对；应当面拍摄。',
  'GLASSES-DARK': '{what}上戴着深色眼镜（眼下亮度只有 {measured}，应在 {required} 以上），请摘下后重拍。',
  'GLASSES-PERHAPS': '{what}上可能戴着有色眼镜（眼下亮度 {measured}，一般在 {required} 以上），请人工核对。',
  'FACE-MASKED': '{what}上口鼻被遮住，请摘下口罩后重拍。',
  'FACE-MASKED-PERHAPS': '{what}上口鼻可能被遮住，请人工核对标出的地方。',
  'HAT-WORN': '{what}上戴着帽子，请摘下帽子后重拍；因健康或宗教原因不能摘的，可以申请豁免。',
  'HAT-PERHAPS': '{what}上可能戴着帽子或头巾，请人工核对标出的地方。',
  'PICTURE-TORN':
    '{what}可能已损坏：从标出的一行起颜色整个变了（{measured}），请人工核对；重新导出可以解决。',
} as const satisfies Record<string, string>
