pipeline {
  agent any
  environment {
    API_TOKEN = credentials('api-token')
  }
  stages {
    stage('build') {
      steps {
        sh 'echo $BUILD_NUMBER'
        sh 'echo $API_TOKEN | docker login --password-stdin example.com'
      }
    }
  }
}
