# Rules see the events of their own region. Sign-in, IAM and other global services log in us-east-1: apply it there too.

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.rules

  name          = "${var.name_prefix}${each.key}"
  description   = each.value.description
  event_pattern = each.value.pattern
  state         = each.value.state
  tags          = var.tags
}

resource "aws_cloudwatch_event_target" "topic" {
  for_each = aws_cloudwatch_event_rule.this

  rule      = each.value.name
  target_id = "topic"
  arn       = aws_sns_topic.alerts.arn
}

resource "aws_sns_topic" "alerts" {
  name              = "${var.name_prefix}alerts"
  kms_master_key_id = var.kms_key_id
  tags              = var.tags
}

resource "aws_sns_topic_policy" "alerts" {
  arn    = aws_sns_topic.alerts.arn
  policy = data.aws_iam_policy_document.publish.json
}

data "aws_iam_policy_document" "publish" {
  statement {
    sid       = "RulesPublish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alerts.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [for rule in aws_cloudwatch_event_rule.this : rule.arn]
    }
  }
}

resource "aws_sns_topic_subscription" "this" {
  for_each = { for one in var.subscriptions : "${one.protocol} ${one.endpoint}" => one }

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = each.value.protocol
  endpoint  = each.value.endpoint
}
